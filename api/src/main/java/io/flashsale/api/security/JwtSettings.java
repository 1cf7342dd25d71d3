package io.flashsale.api.security;

import io.flashsale.shared.InvalidInput;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How access tokens are signed. All instances need the same secret.
 *
 * @param secret at least 32 bytes; there is no default, and without it nothing starts
 * @param timeToLive how long a token is good for
 */
@ConfigurationProperties("flashsale.jwt")
public record JwtSettings(@Nullable String secret, Duration timeToLive, String issuer, String audience) {

    private static final int SHORTEST_SECRET_BYTES = 32;
    private static final Duration LONGEST_LIFE = Duration.ofHours(24);

    public JwtSettings {
        if (secret == null || secret.getBytes(StandardCharsets.UTF_8).length < SHORTEST_SECRET_BYTES) {
            throw new InvalidInput(
                    "flashsale.jwt.secret (FLASHSALE_JWT_SECRET)", "…", SHORTEST_SECRET_BYTES + " bytes or more");
        }
        if (timeToLive.toSeconds() < 1 || timeToLive.compareTo(LONGEST_LIFE) > 0) {
            throw new InvalidInput("flashsale.jwt.time-to-live", timeToLive, "1s to 24h");
        }
    }

    SecretKey key() {
        return new SecretKeySpec(String.valueOf(secret).getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "JwtSettings[" + issuer + " for " + audience + ", " + timeToLive + "]";
    }
}
