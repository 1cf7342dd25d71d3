package io.flashsale.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.development.SettableClock;
import io.flashsale.platform.OpaqueToken;
import io.flashsale.platform.OpaqueTokens;
import io.flashsale.platform.TokenSettings;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SocialAttemptsTests {

    private static final URI PAGE = URI.create("https://shop.example/account");
    private static final URI OTHER = URI.create("https://shop.example/app");
    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");

    private final SettableClock clock = new SettableClock(NOON);
    private final OpaqueTokens tokens = tokens("a secret for tests, of 32 bytes or more");
    private final SocialAttempts attempts = attempts(tokens);
    private final OpaqueToken browser = tokens.random();
    private final SocialAttempt begun =
            attempts.begin(SocialProvider.GOOGLE, OTHER, browser).orElseThrow();

    @Test
    void anyProcessKnowsAnAttemptOfAnyOther() {
        SocialAttempts elsewhere = attempts(tokens("a secret for tests, of 32 bytes or more"));

        assertThat(elsewhere.find(SocialProvider.GOOGLE, begun.state(), browser))
                .contains(begun);
        assertThat(begun.page()).isEqualTo(OTHER);
    }

    @Test
    void whoHasAnotherSecretDoesNot() {
        SocialAttempts stranger = attempts(tokens("another secret for tests, of 32 bytes or more"));

        assertThat(stranger.find(SocialProvider.GOOGLE, begun.state(), browser)).isEmpty();
    }

    @Test
    void itIsOfOneBrowserAndOneProvider() {
        assertThat(attempts.find(SocialProvider.GOOGLE, begun.state(), tokens.random()))
                .isEmpty();
        assertThat(attempts.find(SocialProvider.FACEBOOK, begun.state(), browser))
                .isEmpty();
    }

    @Test
    void itIsOverAfterAWhile() {
        clock.set(NOON.plus(LIFE));
        assertThat(attempts.find(SocialProvider.GOOGLE, begun.state(), browser)).isPresent();

        clock.set(NOON.plus(LIFE).plusSeconds(1));
        assertThat(attempts.find(SocialProvider.GOOGLE, begun.state(), browser)).isEmpty();
    }

    @Test
    void noPartOfAStateCanBeChanged() {
        String state = begun.state();
        for (int i = 0; i < state.length(); i++) {
            char other = state.charAt(i) == '7' ? '8' : '7';
            String changed = state.substring(0, i) + other + state.substring(i + 1);
            assertThat(attempts.find(SocialProvider.GOOGLE, changed, browser))
                    .as("character %d", i)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "...", "1.0.a.b", "99999999999999999999.0.x.y"})
    void whatIsNoStateIsNone(String state) {
        assertThat(attempts.find(SocialProvider.GOOGLE, state, browser)).isEmpty();
    }

    @Test
    void nobodyGoesToAPageThatIsNotSetUp() {
        URI trap = URI.create("https://shop.example/account.evil.example");

        assertThat(attempts.begin(SocialProvider.GOOGLE, trap, browser)).isEmpty();
    }

    @Test
    void nothingOfTwoAttemptsIsTheSame() {
        SocialAttempt second =
                attempts.begin(SocialProvider.GOOGLE, OTHER, browser).orElseThrow();

        assertThat(Set.of(
                        begun.state(),
                        second.state(),
                        begun.nonce().value(),
                        second.nonce().value(),
                        begun.verifier().value(),
                        second.verifier().value(),
                        begun.code().value(),
                        second.code().value()))
                .hasSize(8);
    }

    private SocialAttempts attempts(OpaqueTokens made) {
        return new SocialAttempts(
                made, new SocialSettings(null, List.of(PAGE, OTHER), LIFE, Duration.ofMinutes(2)), clock);
    }

    private static OpaqueTokens tokens(String secret) {
        return new OpaqueTokens(new TokenSettings(secret));
    }
}
