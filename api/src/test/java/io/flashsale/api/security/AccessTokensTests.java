package io.flashsale.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.flashsale.account.Role;
import io.flashsale.shared.CustomerId;
import io.flashsale.shared.InvalidInput;
import io.flashsale.shared.SessionId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

class AccessTokensTests {

    private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");
    private static final Duration LIFE = Duration.ofMinutes(15);
    private static final String SECRET = "a secret for tests, of 32 bytes or more";
    private static final Shopper ADA = new Shopper(new CustomerId("01J82YFEB9CW8J7YGY3Q461A31"), Role.CUSTOMER);

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final AccessTokens tokens = tokens(SECRET, "flashsale", "flashsale");

    @ParameterizedTest
    @EnumSource(Role.class)
    void nameTheOneTheyWereMadeFor(Role role) {
        var shopper = new Shopper(ADA.id(), role);

        String token = tokens.mint(shopper).value();

        assertThat(tokens.verify(token)).contains(shopper);
    }

    @Test
    void nameTheSessionThatGaveThem() {
        var shopper = new Shopper(ADA.id(), Role.CUSTOMER, new SessionId("01J82YFEB9CW8J7YGY3Q461A32"), false);

        assertThat(tokens.verify(tokens.mint(shopper).value())).contains(shopper);
    }

    @Test
    void sayWhetherTheMailAddressIsVerified() {
        Shopper verified = ADA.withVerifiedMail();

        assertThat(tokens.verify(tokens.mint(verified).value())).contains(verified);
        assertThat(tokens.verify(tokens.mint(ADA).value())).contains(ADA);
    }

    @Test
    void endWithTheirTime() {
        String token = tokens.mint(ADA).value();
        now.set(NOON.plus(LIFE).minusMillis(1));
        assertThat(tokens.verify(token)).contains(ADA);

        now.set(NOON.plus(LIFE));

        assertThat(tokens.verify(token)).isEmpty();
    }

    @Test
    void areRefusedWithAnotherSecretIssuerOrAudience() {
        assertThat(tokens.verify(tokens("another secret of 32 bytes or more", "flashsale", "flashsale")
                        .mint(ADA)
                        .value()))
                .isEmpty();
        assertThat(tokens.verify(
                        tokens(SECRET, "somebody", "flashsale").mint(ADA).value()))
                .isEmpty();
        assertThat(tokens.verify(
                        tokens(SECRET, "flashsale", "somebody").mint(ADA).value()))
                .isEmpty();
    }

    @Test
    void areRefusedWhenAnyCharacterIsAnother() {
        String token = tokens.mint(ADA).value();

        for (int i = 0; i < token.length(); i++) {
            char other = token.charAt(i) == 'A' ? 'Q' : 'A';
            String forged = token.substring(0, i) + other + token.substring(i + 1);
            assertThat(tokens.verify(forged)).as(forged).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(ForgedToken.class)
    void areRefusedWhenForged(ForgedToken forged) {
        assertThat(tokens.verify(forged.made(SECRET, ADA, NOON.plus(LIFE)))).isEmpty();
    }

    /** Else the forged ones would be refused for their header alone. */
    @Test
    void haveTheHeaderOfTheForgedOnes() {
        String header = tokens.mint(ADA).value().replaceAll("\\..*", ".");

        assertThat(ForgedToken.EXPIRED.made(SECRET, ADA, NOON)).startsWith(header);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"WITHOUT_ROLE", "WITH_UNKNOWN_ROLE", "WITH_STRANGE_SUBJECT"})
    void areJudgedAsALibraryJudgesThem(ForgedToken forged) {
        JwtDecoder library = library();
        String good = tokens.mint(ADA).value();
        String bad = forged.made(SECRET, ADA, NOON.plus(LIFE));

        assertThat(library.decode(good).getSubject()).isEqualTo(ADA.id().value());
        assertThatExceptionOfType(JwtException.class).isThrownBy(() -> library.decode(bad));
        assertThat(tokens.verify(good)).isPresent();
        assertThat(tokens.verify(bad)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "x.y.z", "null", "a.b.c.d.e"})
    void areRefusedWhenTheyAreNone(String text) {
        assertThat(tokens.verify(text)).isEmpty();
    }

    @Test
    void areReadFromTheHeader() {
        String token = tokens.mint(ADA).value();

        assertThat(tokens.verify(authorization("Bearer " + token))).contains(ADA);
        assertThat(tokens.verify(authorization("bearer " + token))).contains(ADA);
        assertThat(tokens.verify(authorization("Basic " + token))).isEmpty();
        assertThat(tokens.verify(authorization(token))).isEmpty();
        assertThat(tokens.verify(new HttpHeaders())).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "31 bytes are not enough here...."})
    void needASecretOf32Bytes(@Nullable String secret) {
        String tooShort = secret == null ? null : secret.substring(0, Math.min(31, secret.length()));

        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> new JwtSettings(tooShort, LIFE, "flashsale", "flashsale"))
                .withMessageContaining("FLASHSALE_JWT_SECRET");
    }

    private JwtDecoder library() {
        var times = new JwtTimestampValidator(Duration.ZERO);
        times.setClock(clock(now::get));
        times.setAllowEmptyExpiryClaim(false);
        var settings = new JwtSettings(SECRET, LIFE, "flashsale", "flashsale");
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withSecretKey(settings.key())
                .macAlgorithm(MacAlgorithm.HS256)
                .build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                times, new JwtIssuerValidator("flashsale"), new JwtAudienceValidator("flashsale")));
        return decoder;
    }

    private static HttpHeaders authorization(String value) {
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.AUTHORIZATION, value);
        return headers;
    }

    private AccessTokens tokens(String secret, String issuer, String audience) {
        InstantSource source = now::get;
        return new AccessTokens(new JwtSettings(secret, LIFE, issuer, audience), clock(source));
    }

    private static Clock clock(InstantSource source) {
        return source.withZone(ZoneOffset.UTC);
    }
}
