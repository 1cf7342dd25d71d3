package io.flashsale.gate.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.gate.GateLine;
import io.flashsale.gate.GateRequest;
import io.flashsale.gate.Segment;
import io.flashsale.shared.CustomerId;
import io.flashsale.shared.OrderId;
import io.flashsale.shared.PriceDataId;
import io.flashsale.shared.SaleId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.publisher.TestPublisher;

class SoldOutMemoryTests {

    private static final String ID = "01ARZ3NDEKTSV4RRFFQ69G5FAV";
    private static final PriceDataId PRICE = new PriceDataId(ID);
    private static final PriceDataId OTHER = new PriceDataId("01BX5ZZKBKACTAV9WEVGEMMVRZ");
    private static final Segment SEGMENT = new Segment(new SaleId(ID), 0, 1, List.of(PRICE, OTHER));

    private long nanos = 5_000_000_000L;
    private final List<String> known = new ArrayList<>();
    private final SoldOutMemory memory = new SoldOutMemory(() -> nanos, () -> Flux.fromIterable(known));

    @Test
    void refusesNothingThatItWasNotTold() {
        assertThat(memory.refuses(order(1))).isFalse();

        memory.learn(PRICE, 0).block();

        assertThat(memory.refuses(order(1))).isTrue();
        assertThat(memory.refuses(order(1, OTHER))).as("another price").isFalse();
    }

    @Test
    void neverRefusesAnOrderThatRedisKnows() {
        IntStream.range(0, 1_000)
                .forEach(number -> known.add(order(number).order().value()));

        memory.learn(PRICE, 1_000).block();

        assertThat(IntStream.range(0, 1_000)).noneMatch(number -> memory.refuses(order(number)));
        assertThat(memory.refuses(order(1_000))).isTrue();
    }

    @Test
    void staysOutOfForceWhenItCouldNotLearnEveryOrder() {
        known.add(order(1).order().value());

        memory.learn(PRICE, 2).block();

        assertThat(memory.refuses(order(3))).as("one of two is missing").isFalse();
    }

    @Test
    void learnsAnewWhenThereAreMoreOrders() {
        known.add(order(1).order().value());
        memory.learn(PRICE, 1).block();
        known.add(order(2).order().value());

        memory.learn(PRICE, 2).block();

        assertThat(memory.refuses(order(2))).isFalse();
        assertThat(memory.refuses(order(3))).isTrue();
    }

    @Test
    void anOrderThatIsNamedTwiceCountsOnce() {
        known.addAll(List.of(order(1).order().value(), order(1).order().value()));

        memory.learn(PRICE, 1).block();

        assertThat(memory.refuses(order(2))).isTrue();
    }

    @Test
    void forgetsAfterASecond() {
        memory.learn(PRICE, 0).block();

        pass(Duration.ofMillis(799));
        assertThat(memory.refuses(order(1))).isTrue();
        pass(Duration.ofMillis(201));
        assertThat(memory.refuses(order(1))).isFalse();
    }

    @Test
    void countsTheSecondFromWhenRedisSaidSoAndNotFromWhenItHadLearned() {
        var slow = TestPublisher.<String>create();
        var learning = new SoldOutMemory(() -> nanos, slow::flux);
        learning.learn(PRICE, 1).subscribe();

        pass(Duration.ofMillis(900));
        slow.next(order(1).order().value()).complete();
        pass(Duration.ofMillis(100));

        assertThat(learning.refuses(order(2))).isFalse();
    }

    @Test
    void letsOneThroughToLookAgainBeforeItForgets() {
        memory.learn(PRICE, 0).block();

        pass(Duration.ofMillis(800));

        assertThat(memory.refuses(order(1))).as("the one that looks").isFalse();
        assertThat(memory.refuses(order(2))).isTrue();
        assertThat(memory.refuses(order(3))).isTrue();
    }

    @Test
    void forgetsAtOnceWhenUnitsComeBack() {
        memory.learn(PRICE, 0).block();
        memory.learn(OTHER, 0).block();

        memory.forget();

        assertThat(memory.refuses(order(1))).isFalse();
        assertThat(memory.refuses(order(1, OTHER))).isFalse();
    }

    @Test
    void copiesOnceForManyWhoAreRefusedTogether() {
        var copies = new ArrayList<TestPublisher<String>>();
        var learning = new SoldOutMemory(() -> nanos, () -> {
            copies.add(TestPublisher.create());
            return copies.getLast().flux();
        });

        for (int i = 0; i < 100; i++) {
            learning.learn(PRICE, 1).subscribe();
        }

        assertThat(copies).hasSize(1);
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }

    private static GateRequest order(int number) {
        return order(number, PRICE);
    }

    private static GateRequest order(int number, PriceDataId price) {
        var order = new OrderId("01ARZ3NDEKTSV4RRFF%08d".formatted(number));
        return new GateRequest(
                SEGMENT,
                order,
                new CustomerId(ID),
                "0123456789abcdef",
                () -> "{}",
                true,
                List.of(new GateLine(price, 1)));
    }
}
