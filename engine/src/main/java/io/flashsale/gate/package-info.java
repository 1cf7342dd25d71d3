/** Admission: who gets a unit, who waits, who is refused. Decided in Redis, in one step per request. */
@NullMarked
package io.flashsale.gate;

import org.jspecify.annotations.NullMarked;
