package io.flashsale.platform;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/** Makes opaque tokens: by chance, or from what only we can make them of again. */
@Component
public final class OpaqueTokens {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 32;

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    public OpaqueTokens(TokenSettings settings) {
        this.key = new SecretKeySpec(settings.key(), ALGORITHM);
    }

    public OpaqueToken random() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return token(bytes);
    }

    /**
     * The same for the same purpose and source, in every process, and of no use to guess another.
     *
     * @param purpose a word of ours, so that a token for one thing is none for another
     */
    public OpaqueToken derived(String purpose, String source) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return token(mac.doFinal((purpose + ":" + source).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static OpaqueToken token(byte[] bytes) {
        return new OpaqueToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }
}
