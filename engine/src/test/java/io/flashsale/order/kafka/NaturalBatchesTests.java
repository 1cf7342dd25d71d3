package io.flashsale.order.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.test.publisher.TestPublisher;

class NaturalBatchesTests {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final TestPublisher<Integer> source = TestPublisher.create();
    private final Asking asking = new Asking();

    @Test
    void theFirstGoesAtOnceAndWhatCameMeanwhileTogether() {
        NaturalBatches.of(source.flux(), 3).subscribe(asking);

        asking.request(1);
        source.next(1).next(2).next(3).next(4);
        assertThat(asking.got).containsExactly(List.of(1));

        asking.request(1);
        assertThat(asking.got).containsExactly(List.of(1), List.of(2, 3, 4));

        asking.request(1);
        source.next(5);
        assertThat(asking.got).endsWith(List.of(5));
    }

    @Test
    void noBatchIsLargerThanTheMostAndNoMoreIsReadAhead() {
        var asked = new ArrayList<Long>();
        NaturalBatches.of(Flux.range(1, 100).hide().doOnRequest(asked::add), 10).subscribe(asking);
        assertThat(asked).containsExactly(10L);

        asking.request(1);
        assertThat(asking.got)
                .containsExactly(IntStream.rangeClosed(1, 10).boxed().toList());
        assertThat(asked).containsExactly(10L, 10L);
    }

    @Test
    void whatCameBeforeTheEndIsHandedOnBeforeIt() {
        NaturalBatches.of(source.flux(), 10).subscribe(asking);
        source.next(1).next(2).complete();
        assertThat(asking.end).isNull();

        asking.request(1);
        assertThat(asking.got).containsExactly(List.of(1, 2));
        assertThat(asking.end).isEqualTo("complete");
    }

    @Test
    void soItIsWithAFailure() {
        NaturalBatches.of(source.flux(), 10).subscribe(asking);
        source.next(1).error(new IllegalStateException("gone"));
        asking.request(1);

        assertThat(asking.got).containsExactly(List.of(1));
        assertThat(asking.end).isEqualTo("gone");
    }

    @Test
    void whereNothingWaitsTheEndIsToldUnasked() {
        NaturalBatches.of(source.flux(), 10).subscribe(asking);
        source.complete();

        assertThat(asking.end).isEqualTo("complete");
    }

    @Test
    void whoCancelsGetsNoMoreAndNothingMoreIsRead() {
        NaturalBatches.of(source.flux(), 10).subscribe(asking);
        asking.request(5);
        asking.cancel();
        source.next(1);

        source.assertCancelled();
        assertThat(asking.got).isEmpty();
    }

    /** Elements come from one thread and batches end on others: whatever meets whatever, nothing stays behind. */
    @Test
    void nothingStaysBehind() {
        for (int round = 0; round < 20_000; round++) {
            Sinks.Many<Integer> source = Sinks.many().unicast().onBackpressureBuffer();
            var applied = NaturalBatches.of(source.asFlux(), 2)
                    .concatMap(batch -> Flux.fromIterable(batch).subscribeOn(Schedulers.parallel()), 0)
                    .take(5)
                    .collectList()
                    .toFuture();
            for (int i = 1; i <= 5; i++) {
                source.tryEmitNext(i).orThrow();
            }
            assertThat(applied).succeedsWithin(SOON).isEqualTo(List.of(1, 2, 3, 4, 5));
        }
    }

    private static final class Asking extends BaseSubscriber<List<Integer>> {

        private final List<List<Integer>> got = new ArrayList<>();
        private @Nullable String end;

        @Override
        protected void hookOnSubscribe(Subscription subscription) {}

        @Override
        protected void hookOnNext(List<Integer> batch) {
            got.add(batch);
        }

        @Override
        protected void hookOnError(Throwable failure) {
            end = failure.getMessage();
        }

        @Override
        protected void hookOnComplete() {
            end = "complete";
        }
    }
}
