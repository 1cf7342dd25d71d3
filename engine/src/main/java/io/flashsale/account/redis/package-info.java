/** Tries counted in Redis. */
@NullMarked
package io.flashsale.account.redis;

import org.jspecify.annotations.NullMarked;
