/**
 * Facebook as one app knows it: the dialog, the token, and {@code me} of the Graph API.
 *
 * @see <a href="https://developers.facebook.com/docs/facebook-login/guides/advanced/manual-flow">its documentation</a>
 */
@NullMarked
package io.flashsale.development.facebook;

import org.jspecify.annotations.NullMarked;
