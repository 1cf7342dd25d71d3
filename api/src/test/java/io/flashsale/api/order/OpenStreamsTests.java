package io.flashsale.api.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.shared.CustomerId;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** Streams of whom nobody takes anything, as of a client that reads nothing. */
class OpenStreamsTests {

    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final CustomerId ADA = new CustomerId("01ARZ3NDEKTSV4RRFFQ69G5FAV");

    private final OpenStreams streams =
            new OpenStreams(new OrderEventSettings(10, 10, Duration.ofSeconds(15), LONGEST));

    @BeforeEach
    void start() {
        streams.start();
    }

    @Test
    void endInTimeAndGiveTheirPlaceBack() {
        StepVerifier.withVirtualTime(() -> streams.counted(ADA, endless()), 0)
                .expectSubscription()
                .then(() -> assertThat(streams.open()).isOne())
                .thenAwait(LONGEST)
                .expectComplete()
                .verify(PATIENCE);

        assertThat(streams.open()).isZero();
    }

    @Test
    void endWithTheProcess() {
        StepVerifier.create(streams.counted(ADA, endless()), 0)
                .expectSubscription()
                .then(streams::stop)
                .expectComplete()
                .verify(PATIENCE);

        assertThat(streams.open()).isZero();
        StepVerifier.create(streams.counted(ADA, endless()), 0).expectComplete().verify(PATIENCE);
    }

    private static Flux<String> endless() {
        return Flux.concat(Flux.just("state"), Flux.never());
    }
}
