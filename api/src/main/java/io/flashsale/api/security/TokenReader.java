package io.flashsale.api.security;

import io.flashsale.account.Role;
import io.flashsale.shared.CustomerId;
import io.flashsale.shared.SessionId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Verifies the tokens that {@link AccessTokens} mints, and no others (RFC 7515, 7519). Almost every purchase brings a
 * token that was never seen before, and a general library takes twenty times as long for it as all else together. The
 * header must be ours to the letter, so no other algorithm is ever considered; a test holds the verdicts to those of
 * Nimbus.
 */
final class TokenReader {

    private static final int LONGEST_TOKEN = 1_024;
    private static final String ALGORITHM = "HmacSHA256";
    private static final JsonFactory JSON = new JsonFactory();

    private final String header;
    private final String issuer;
    private final String audience;
    private final ThreadLocal<Mac> macs;

    /** @param header the first part of every token of ours, as it is written */
    TokenReader(String header, SecretKey key, String issuer, String audience) {
        this.header = header + ".";
        this.issuer = issuer;
        this.audience = audience;
        this.macs = ThreadLocal.withInitial(() -> mac(key));
    }

    /** Who the token names, if it is ours and good at this time. */
    Optional<Shopper> read(String token, long nowMillis) {
        int end = token.lastIndexOf('.');
        if (token.length() > LONGEST_TOKEN || !token.startsWith(header) || end < header.length()) {
            return Optional.empty();
        }
        byte[] bytes = token.getBytes(StandardCharsets.ISO_8859_1);
        try {
            return isSigned(bytes, end) ? claims(bytes, end).shopper(this, nowMillis) : Optional.empty();
        } catch (JacksonException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private boolean isSigned(byte[] token, int end) {
        Mac mac = macs.get();
        mac.update(token, 0, end);
        byte[] signature = Base64.getUrlEncoder().withoutPadding().encode(mac.doFinal());
        return MessageDigest.isEqual(signature, Arrays.copyOfRange(token, end + 1, token.length));
    }

    private Claims claims(byte[] token, int end) {
        byte[] payload = Base64.getUrlDecoder().decode(Arrays.copyOfRange(token, header.length(), end));
        Claims claims = new Claims();
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), payload)) {
            if (json.nextToken() == JsonToken.START_OBJECT) {
                while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                    String name = json.currentName();
                    json.nextToken();
                    claims.take(name, json);
                }
            }
        }
        return claims;
    }

    private static Mac mac(SecretKey key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The claims that decide; times in seconds. */
    private static final class Claims {

        private @Nullable String issuer;
        private @Nullable String audience;
        private @Nullable String subject;
        private @Nullable String role;
        private @Nullable String session;
        private boolean mailVerified;
        private long goodFrom = Long.MIN_VALUE;
        private long goodUntil = Long.MIN_VALUE;

        void take(String name, JsonParser json) {
            switch (name) {
                case "iss" -> issuer = json.getString();
                case "aud" -> audience = json.getString();
                case "sub" -> subject = json.getString();
                case "role" -> role = json.getString();
                case "sid" -> session = json.getString();
                case "email_verified" -> mailVerified = json.getBooleanValue();
                case "nbf" -> goodFrom = json.getLongValue();
                case "exp" -> goodUntil = json.getLongValue();
                default -> json.skipChildren();
            }
        }

        Optional<Shopper> shopper(TokenReader reader, long nowMillis) {
            long now = nowMillis / 1_000;
            boolean good = reader.issuer.equals(issuer)
                    && reader.audience.equals(audience)
                    && goodFrom <= now
                    && now < goodUntil;
            return good && subject != null && role != null
                    ? Optional.of(new Shopper(new CustomerId(subject), Role.valueOf(role), sessionId(), mailVerified))
                    : Optional.empty();
        }

        private @Nullable SessionId sessionId() {
            return session == null ? null : new SessionId(session);
        }
    }
}
