/** Signing up and logging in. */
@NullMarked
package io.flashsale.api.account;

import org.jspecify.annotations.NullMarked;
