/** Lua scripts and the connection to Redis. */
@NullMarked
package io.flashsale.platform.redis;

import org.jspecify.annotations.NullMarked;
