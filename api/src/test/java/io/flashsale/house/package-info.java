/** The rules of the house as tests: rooms, tidiness, headers of the Lua scripts. */
@NullMarked
package io.flashsale.house;

import org.jspecify.annotations.NullMarked;
