package io.flashsale.api.security;

import io.flashsale.account.Role;
import io.flashsale.shared.CustomerId;
import io.flashsale.shared.SessionId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.stereotype.Component;

/** Makes and verifies access tokens: JWTs signed with HMAC-SHA-256, and with nothing else. */
@Component
public final class AccessTokens {

    private static final String ROLE = "role";
    /** As OpenID Connect calls them. */
    private static final String SESSION = "sid";

    private static final String MAIL_VERIFIED = "email_verified";

    private static final String BEARER = "Bearer ";
    /** Short, and not the digest of the secret that would be taken otherwise. */
    private static final String KEY_ID = "1";

    private static final JwsHeader HEADER =
            JwsHeader.with(MacAlgorithm.HS256).type("JWT").build();

    private final JwtSettings settings;
    private final Clock clock;
    private final JwtEncoder encoder;
    private final TokenReader reader;

    public AccessTokens(JwtSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.encoder = NimbusJwtEncoder.withSecretKey(settings.key())
                .algorithm(MacAlgorithm.HS256)
                .jwkPostProcessor(key -> key.keyID(KEY_ID))
                .build();
        this.reader = new TokenReader(header(), settings.key(), settings.issuer(), settings.audience());
    }

    public AccessToken mint(Shopper shopper) {
        Instant now = clock.instant();
        var claims = JwtClaimsSet.builder()
                .claims(all -> addSession(all, shopper))
                .issuer(settings.issuer())
                .audience(List.of(settings.audience()))
                .subject(shopper.id().value())
                .claim(ROLE, shopper.role().name())
                .issuedAt(now)
                .expiresAt(now.plus(settings.timeToLive()))
                .build();
        String value = encoder.encode(JwtEncoderParameters.from(HEADER, claims)).getTokenValue();
        return new AccessToken(value, settings.timeToLive());
    }

    private static void addSession(Map<String, Object> claims, Shopper shopper) {
        SessionId session = shopper.session();
        if (session != null) {
            claims.put(SESSION, session.value());
        }
        if (shopper.mailVerified()) {
            claims.put(MAIL_VERIFIED, true);
        }
    }

    /** What every token begins with: it is the same for all of one secret and one version of this program. */
    private String header() {
        String token =
                mint(new Shopper(new CustomerId("0".repeat(26)), Role.CUSTOMER)).value();
        return token.substring(0, token.indexOf('.'));
    }

    /** Who the token names. Empty: it is not one of ours, or not good any more. Never blocks. */
    public Optional<Shopper> verify(String token) {
        return reader.read(token, clock.millis());
    }

    /** The same for the header {@code Authorization: Bearer …} of a request. */
    public Optional<Shopper> verify(HttpHeaders headers) {
        String header = headers.getFirst(HttpHeaders.AUTHORIZATION);
        return header == null || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? Optional.empty()
                : verify(header.substring(BEARER.length()));
    }
}
