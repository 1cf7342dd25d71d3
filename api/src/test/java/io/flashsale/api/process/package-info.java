/** Fault tests on the real application as processes of their own: killed, stopped and started again. */
@NullMarked
package io.flashsale.api.process;

import org.jspecify.annotations.NullMarked;
