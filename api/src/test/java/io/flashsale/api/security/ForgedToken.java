package io.flashsale.api.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/** Tokens that somebody might try. Each says what a good one says, except for what its name tells. */
public enum ForgedToken {
    /** {@code alg: none}, with no signature. */
    UNSIGNED,
    /** Signed by a key of the attacker's own. */
    SIGNED_WITH_RSA,
    /** The right secret, but an algorithm that we do not use. */
    SIGNED_WITH_HS512,
    WITHOUT_END,
    EXPIRED,
    NOT_YET_GOOD,
    WITHOUT_ROLE,
    WITH_UNKNOWN_ROLE,
    WITH_STRANGE_SUBJECT,
    WITHOUT_AUDIENCE;

    public String made(String secret, Shopper shopper, Instant end) {
        JWTClaimsSet claims = claims(shopper, end);
        try {
            return switch (this) {
                case UNSIGNED -> new PlainJWT(claims).serialize();
                case SIGNED_WITH_RSA -> signed(claims, JWSAlgorithm.RS256, rsa());
                case SIGNED_WITH_HS512 -> signed(claims, JWSAlgorithm.HS512, new MACSigner(secret.repeat(2)));
                default -> signed(claims, JWSAlgorithm.HS256, new MACSigner(secret.getBytes(StandardCharsets.UTF_8)));
            };
        } catch (JOSEException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private JWTClaimsSet claims(Shopper shopper, Instant end) {
        Instant expiry = this == EXPIRED ? end.minusSeconds(86_400) : end;
        return new JWTClaimsSet.Builder()
                .issuer("flashsale")
                .audience(this == WITHOUT_AUDIENCE ? null : "flashsale")
                .subject(
                        this == WITH_STRANGE_SUBJECT ? "' OR 1=1" : shopper.id().value())
                .claim("role", role(shopper))
                .notBeforeTime(this == NOT_YET_GOOD ? Date.from(end.plusSeconds(60)) : null)
                .expirationTime(this == WITHOUT_END ? null : Date.from(expiry))
                .build();
    }

    private @Nullable String role(Shopper shopper) {
        return switch (this) {
            case WITHOUT_ROLE -> null;
            case WITH_UNKNOWN_ROLE -> "EMPEROR";
            default -> shopper.role().name();
        };
    }

    private static String signed(JWTClaimsSet claims, JWSAlgorithm algorithm, JWSSigner signer) throws JOSEException {
        var header = new JWSHeader.Builder(algorithm)
                .keyID("1")
                .type(JOSEObjectType.JWT)
                .build();
        var token = new SignedJWT(header, claims);
        token.sign(signer);
        return token.serialize();
    }

    private static JWSSigner rsa() throws GeneralSecurityException {
        return new RSASSASigner(
                KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate());
    }
}
