package io.flashsale.api.security;

import java.time.Duration;

/** A bearer token and how long it is good for. */
public record AccessToken(String value, Duration expiresIn) {

    /** Hidden. */
    @Override
    public String toString() {
        return "AccessToken";
    }
}
