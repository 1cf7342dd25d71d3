/** The gate as Lua scripts over the keys of one Redis slot per segment. */
@NullMarked
package io.flashsale.gate.redis;

import org.jspecify.annotations.NullMarked;
