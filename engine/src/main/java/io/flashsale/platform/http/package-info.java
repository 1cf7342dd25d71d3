/** Calls to servers of other people, and what they may cost us. */
@NullMarked
package io.flashsale.platform.http;

import org.jspecify.annotations.NullMarked;
