package io.flashsale.api.account;

import io.flashsale.api.security.AccessToken;
import io.flashsale.session.OpenSession;

/** An access token and the token that it is renewed by, in the words of OAuth 2; expiresIn counts seconds. */
public record SessionView(
        String accessToken, String tokenType, long expiresIn, String refreshToken, long refreshExpiresIn) {

    static SessionView of(AccessToken token, OpenSession session) {
        return new SessionView(
                token.value(),
                "Bearer",
                token.expiresIn().toSeconds(),
                session.token().value(),
                session.expiresIn().toSeconds());
    }

    /** Hidden. */
    @Override
    public String toString() {
        return "SessionView";
    }
}
