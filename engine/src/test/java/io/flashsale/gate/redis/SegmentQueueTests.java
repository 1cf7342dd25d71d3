package io.flashsale.gate.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.gate.GateLine;
import io.flashsale.gate.GateOutcome;
import io.flashsale.gate.GateRequest;
import io.flashsale.gate.Segment;
import io.flashsale.shared.CustomerId;
import io.flashsale.shared.OrderId;
import io.flashsale.shared.PriceDataId;
import io.flashsale.shared.SaleId;
import io.flashsale.shared.Unavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

class SegmentQueueTests {

    private static final String ID = "01ARZ3NDEKTSV4RRFFQ69G5FAV";
    private static final PriceDataId PRICE = new PriceDataId(ID);
    private static final Segment SEGMENT = new Segment(new SaleId(ID), 0, 1, List.of(PRICE));

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private final List<Call> calls = new ArrayList<>();
    private final AtomicLong nanos = new AtomicLong();
    private final SegmentQueue queue = new SegmentQueue(SEGMENT, settings(300), nanos::get, this::call);

    @Test
    void aLoneRequestLeavesAtOnceAndGetsItsAnswer() {
        var answer = queue.submit(order(7)).toFuture();

        calls.getFirst().answer();

        assertThat(answer).isCompletedWithValueMatching(each -> tells(each, 7));
    }

    @Test
    void atMostTwoCallsAreUnderWayAndTheOthersTravelTogether() {
        var answers = IntStream.range(0, 50).mapToObj(this::submit).toList();

        assertThat(calls).extracting(Call::size).containsExactly(1, 1);
        calls.get(1).answer();
        assertThat(calls).extracting(Call::size).containsExactly(1, 1, 48);
        calls.get(0).answer();
        calls.get(2).answer();

        assertThat(calls).hasSize(3);
        assertThat(answers).allMatch(CompletableFuture::isDone);
    }

    @Test
    void aCallTakesNoMoreThanOneHundredTwentyEight() {
        IntStream.range(0, 302).forEach(this::submit);

        calls.get(0).answer();
        calls.get(1).answer();
        calls.get(2).answer();

        assertThat(calls).extracting(Call::size).containsExactly(1, 1, 128, 128, 44);
    }

    @Test
    void eachGetsTheAnswerAtItsPlace() {
        var answers = IntStream.range(0, 20).mapToObj(this::submit).toList();

        for (int i = 0; i < 3; i++) {
            calls.get(i).answer();
        }

        for (int i = 0; i < 20; i++) {
            int number = i;
            assertThat(answers.get(i)).isCompletedWithValueMatching(each -> tells(each, number));
        }
    }

    @Test
    void oneTooManyIsTurnedAwayAndMayComeAgain() {
        var answers = IntStream.range(0, 302).mapToObj(this::submit).toList();

        StepVerifier.create(queue.submit(order(302)))
                .expectError(Unavailable.class)
                .verify(Duration.ofSeconds(10));
        calls.get(0).answer();

        assertThat(answers).noneMatch(CompletableFuture::isCompletedExceptionally);
        assertThat(submit(303)).as("there is room again").isNotCompletedExceptionally();
    }

    @Test
    void aCallThatFailsFailsItsOwnRequestsOnly() {
        var first = submit(0);
        var second = submit(1);
        var third = submit(2);

        calls.get(0).reply.completeExceptionally(new IllegalStateException("no answer"));
        calls.get(1).answer();
        calls.get(2).answer();

        assertThat(first).isCompletedExceptionally();
        assertThat(second).isCompletedWithValueMatching(each -> each.outcome() instanceof GateOutcome.NotOpen);
        assertThat(third).isCompletedWithValueMatching(each -> each.outcome() instanceof GateOutcome.NotOpen);
    }

    @Test
    void whoHasWaitedTooLongIsTurnedAwayWithoutACall() {
        submit(0);
        submit(1);
        var tooLate = IntStream.range(2, 302).mapToObj(this::submit).toList();
        nanos.addAndGet(LONGEST_WAIT.toNanos() + 1);
        calls.get(0).reply.completeExceptionally(new IllegalStateException("no answer"));

        assertThat(tooLate).allMatch(CompletableFuture::isCompletedExceptionally);
        assertThat(tooLate.getFirst())
                .isCompletedExceptionally()
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withCauseInstanceOf(Unavailable.class);
        assertThat(calls).hasSize(2);
        submit(302);
        assertThat(calls).as("the line is open again").hasSize(3);
    }

    @Test
    void whoDoesNotWaitAnyMoreHoldsNobodyUp() {
        submit(0);
        submit(1);
        queue.submit(order(2)).subscribe().dispose();
        var patient = submit(3);

        calls.get(0).answer();
        calls.get(1).answer();
        calls.get(2).answer();

        assertThat(patient).isDone();
    }

    @Test
    void manyThreadsAtOnceGetEveryAnswerThroughTwoCallsAtATime() {
        var underWay = new AtomicInteger();
        var most = new AtomicInteger();
        try (var redis = Executors.newFixedThreadPool(2)) {
            var busy = new SegmentQueue(SEGMENT, settings(100_000), System::nanoTime, (_, batch) -> {
                most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
                return CompletableFuture.supplyAsync(
                        () -> {
                            underWay.decrementAndGet();
                            return reply(batch);
                        },
                        redis);
            });

            var answers = Flux.range(0, 50_000)
                    .flatMap(number -> busy.submit(order(number)).subscribeOn(Schedulers.parallel()), 512)
                    .count();

            StepVerifier.create(answers).expectNext(50_000L).expectComplete().verify(Duration.ofSeconds(30));
        }
        assertThat(most).hasValueLessThanOrEqualTo(2);
    }

    private static GateSettings settings(int mostWaiting) {
        return new GateSettings(mostWaiting, LONGEST_WAIT, Duration.ofSeconds(1));
    }

    private static boolean tells(ReserveCall.Answer answer, int number) {
        return answer.outcome().equals(new GateOutcome.NotOpen(Instant.ofEpochMilli(number)));
    }

    private CompletableFuture<ReserveCall.Answer> submit(int number) {
        return queue.submit(order(number)).toFuture();
    }

    private CompletionStage<List<Object>> call(Segment segment, List<? extends ReserveCall.HasRequest> batch) {
        var call = new Call(batch, new CompletableFuture<>());
        calls.add(call);
        return call.reply;
    }

    /** Tells each request its own number, as the opening time. */
    private static List<Object> reply(List<? extends ReserveCall.HasRequest> batch) {
        List<Object> reply = new ArrayList<>(List.of(0L));
        for (var each : batch) {
            long number = Long.parseLong(each.request().order().value().substring(18));
            reply.addAll(List.of((long) ReserveCode.NOT_OPEN.code(), number, 0L));
        }
        return reply;
    }

    private static GateRequest order(int number) {
        var order = new OrderId("01ARZ3NDEKTSV4RRFF%08d".formatted(number));
        return new GateRequest(
                SEGMENT,
                order,
                new CustomerId(ID),
                "0123456789abcdef",
                () -> "{}",
                true,
                List.of(new GateLine(PRICE, 1)));
    }

    private record Call(List<? extends ReserveCall.HasRequest> batch, CompletableFuture<List<Object>> reply) {

        int size() {
            return batch.size();
        }

        void answer() {
            reply.complete(SegmentQueueTests.reply(batch));
        }
    }
}
