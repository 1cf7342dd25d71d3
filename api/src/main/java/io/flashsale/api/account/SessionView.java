package io.flashsale.api.account;

import io.flashsale.api.security.AccessToken;

/** An access token in the words of OAuth 2; expiresIn counts seconds. */
record SessionView(String accessToken, String tokenType, long expiresIn) {

    static SessionView of(AccessToken token) {
        return new SessionView(token.value(), "Bearer", token.expiresIn().toSeconds());
    }
}
