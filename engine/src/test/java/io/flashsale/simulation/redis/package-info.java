/** A Redis of the few commands that the gate uses, in memory and under virtual time, with the Lua of the real one. */
@NullMarked
package io.flashsale.simulation.redis;

import org.jspecify.annotations.NullMarked;
