/** Passwords hashed with argon2id. */
@NullMarked
package io.flashsale.account.argon2;

import org.jspecify.annotations.NullMarked;
