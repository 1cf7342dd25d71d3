/**
 * Google by OpenID Connect, Facebook by OAuth 2: Spring Security's client checks what they say, our own calls, with
 * bounds and without a word in any log, fetch it.
 */
@NullMarked
package io.flashsale.account.oauth2;

import org.jspecify.annotations.NullMarked;
