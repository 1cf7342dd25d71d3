package io.flashsale.account.argon2;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.account.Password;
import io.flashsale.account.PasswordSettings;
import io.flashsale.shared.Unavailable;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.publisher.PublisherProbe;

class Argon2PasswordHashesTests {

    private static final Password RIGHT = new Password("correct horse");
    private static final Password WRONG = new Password("battery staple");

    private final Argon2PasswordHashes hashes = new Argon2PasswordHashes(new PasswordSettings(64, 1, 1, 2));

    @AfterEach
    void stop() {
        hashes.destroy();
    }

    @Test
    void matchTheRightPasswordOnly() {
        String hash = hashes.hash(RIGHT).block();

        assertThat(hash).startsWith("$argon2id$v=19$m=64,t=1,p=1$");
        assertThat(hashes.matches(RIGHT, hash).block()).isTrue();
        assertThat(hashes.matches(WRONG, hash).block()).isFalse();
        assertThat(hashes.matchesNothing(new Password("nobody's password")).block())
                .isFalse();
    }

    @Test
    void areSaltedEachTime() {
        assertThat(hashes.hash(RIGHT).block()).isNotEqualTo(hashes.hash(RIGHT).block());
    }

    @Test
    void turnAwayWhoFindsTheQueueFull() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        hashes.hash(RIGHT).doOnNext(_ -> await(begun, release)).subscribe();
        begun.await(1, TimeUnit.SECONDS);
        var waiting = Flux.range(0, 2)
                .flatMap(_ -> hashes.hash(RIGHT), 2)
                .collectList()
                .toFuture();

        StepVerifier.create(hashes.hash(RIGHT)).expectError(Unavailable.class).verify(Duration.ofSeconds(1));
        release.countDown();

        assertThat(Mono.fromFuture(waiting).block()).hasSize(2);
    }

    @Test
    void turnAwayAtOnceWhoFindsNoPlace() {
        var places = 3;
        var inside = Flux.range(0, places)
                .flatMap(_ -> hashes.inTurn(Mono.never()), places)
                .subscribe();
        var work = PublisherProbe.of(Mono.just("work"));

        StepVerifier.create(hashes.inTurn(work.mono()))
                .expectError(Unavailable.class)
                .verify(Duration.ofSeconds(1));
        work.assertWasNotSubscribed();
        inside.dispose();

        StepVerifier.create(hashes.inTurn(work.mono()))
                .expectNext("work")
                .expectComplete()
                .verify(Duration.ofSeconds(1));
    }

    private static void await(CountDownLatch begun, CountDownLatch release) {
        begun.countDown();
        try {
            release.await(5, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
