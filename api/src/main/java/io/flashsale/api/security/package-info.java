/** Who calls, and who may call what. */
@NullMarked
package io.flashsale.api.security;

import org.jspecify.annotations.NullMarked;
