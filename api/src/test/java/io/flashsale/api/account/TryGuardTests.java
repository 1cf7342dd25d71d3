package io.flashsale.api.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.account.Tries;
import io.flashsale.account.TryKind;
import io.flashsale.account.TryOutcome;
import io.flashsale.api.client.ClientAddressesTests;
import io.flashsale.api.problem.AnswerDeadline;
import io.flashsale.api.problem.AnswerSettings;
import io.flashsale.api.problem.Problem;
import io.flashsale.api.problem.ProblemType;
import io.flashsale.shared.ClientNetwork;
import io.flashsale.shared.Unavailable;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** What is a try, and what is none. */
class TryGuardTests {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final MockServerWebExchange exchange = MockServerWebExchange.from(MockServerHttpRequest.post("/"));
    private final Tally tries = new Tally();
    private final TryGuard guard = new TryGuard(tries, ClientAddressesTests.believing(0));

    @Test
    void anAnswerIsOne() {
        StepVerifier.create(guarded(Mono.just("no"))).expectNext("no").verifyComplete();
        StepVerifier.create(guarded(Mono.empty())).verifyComplete();
        StepVerifier.create(guarded(
                        Mono.error(Problem.of(ProblemType.MAIL_TAKEN, "").signal())))
                .verifyError();

        assertThat(tries.counted).isEqualTo(3);
    }

    @Test
    void whatTheClientIsToRepeatIsNone() {
        StepVerifier.create(guarded(Mono.error(new Unavailable("full", Duration.ofSeconds(2), null))))
                .verifyError(Unavailable.class);
        StepVerifier.create(guarded(Mono.error(new TransientDataAccessResourceException("gone"))))
                .verifyError(TransientDataAccessResourceException.class);

        assertThat(tries.counted).isZero();
    }

    /** Somebody may know how to bring it about. */
    @Test
    void whatNobodyForesawIsOne() {
        StepVerifier.create(guarded(Mono.error(new IllegalStateException()))).verifyError(IllegalStateException.class);

        assertThat(tries.counted).isOne();
    }

    @Test
    void whatTookTooLongIsNone() {
        var deadline = new AnswerDeadline(new AnswerSettings(Duration.ofMillis(10)));

        StepVerifier.create(deadline.filter(exchange, _ -> guarded(Mono.never()).then()))
                .expectError(Unavailable.class)
                .verify(PATIENCE);

        assertThat(tries.counted).isZero();
    }

    @Test
    void whoHangsUpHasTried() {
        StepVerifier.create(guarded(Mono.never())).thenCancel().verify(PATIENCE);

        assertThat(tries.counted).isOne();
    }

    @Test
    void whatWasRightIsAnsweredSoWhenItCannotBeForgiven() {
        tries.forgiving = Mono.error(new Unavailable("slow", Duration.ofSeconds(1), null));

        StepVerifier.create(guard.password("ada", exchange.getRequest(), "yes"::equals, Mono.just("yes")))
                .expectNext("yes")
                .verifyComplete();

        assertThat(tries.counted).isOne();
    }

    @Test
    void whatWasRightIsNone() {
        StepVerifier.create(guard.password("ada", exchange.getRequest(), "yes"::equals, Mono.just("yes")))
                .expectNext("yes")
                .verifyComplete();
        StepVerifier.create(guard.password("ada", exchange.getRequest(), "yes"::equals, Mono.just("no")))
                .expectNext("no")
                .verifyComplete();

        assertThat(tries.counted).isOne();
    }

    private <T> Mono<T> guarded(Mono<T> work) {
        return guard.counted(TryKind.PASSWORD, "ada", exchange.getRequest(), work);
    }

    private static final class Tally implements Tries {

        private int counted;
        private Mono<Void> forgiving = Mono.fromRunnable(() -> counted = 0);

        @Override
        public Mono<TryOutcome> count(TryKind kind, String account, ClientNetwork client) {
            return Mono.fromSupplier(() -> {
                counted++;
                return new TryOutcome.Counted();
            });
        }

        @Override
        public Mono<Void> forgive(TryKind kind, String account, ClientNetwork client) {
            return forgiving;
        }

        @Override
        public Mono<Void> takeBack(TryKind kind, String account, ClientNetwork client) {
            return Mono.fromRunnable(() -> counted--);
        }
    }
}
