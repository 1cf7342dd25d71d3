package io.flashsale.platform;

import io.flashsale.shared.InvalidInput;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What opaque tokens are made with.
 *
 * @param secret at least 32 bytes, the same for all processes; the one of access tokens if there is no other
 */
@ConfigurationProperties("flashsale.tokens")
public record TokenSettings(@Nullable String secret) {

    private static final int SHORTEST_SECRET_BYTES = 32;

    public TokenSettings {
        if (secret == null || secret.getBytes(StandardCharsets.UTF_8).length < SHORTEST_SECRET_BYTES) {
            throw new InvalidInput(
                    "flashsale.tokens.secret (FLASHSALE_JWT_SECRET)", "…", SHORTEST_SECRET_BYTES + " bytes or more");
        }
    }

    byte[] key() {
        return String.valueOf(secret).getBytes(StandardCharsets.UTF_8);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "TokenSettings[…]";
    }
}
