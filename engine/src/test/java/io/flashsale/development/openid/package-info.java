/** A real OpenID provider on loopback, in the place of Google. */
@NullMarked
package io.flashsale.development.openid;

import org.jspecify.annotations.NullMarked;
