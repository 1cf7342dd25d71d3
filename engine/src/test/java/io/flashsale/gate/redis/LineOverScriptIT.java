package io.flashsale.gate.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.gate.Findings;
import io.flashsale.gate.Findings.Unserved;
import io.flashsale.gate.GateRequest;
import io.flashsale.gate.HoldState;
import io.flashsale.shared.AdjustmentId;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the scripts do once a sweep was told that the line is over. */
class LineOverScriptIT {

    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void allWhoWaitAreUnservedWhateverIsHeld() {
        var sale = SegmentInRedis.open(1).with("waitlist_capacity", 5);
        var holder = sale.request(1);
        var first = sale.request(1);
        var second = sale.request(1);
        sale.reserveAll(holder, first, second);
        sale.with("state", "CLOSED");

        assertThat(sweep(sale).unserved())
                .extracting(Unserved::order)
                .containsExactlyInAnyOrder(first.order(), second.order());
        assertThat(sweep(sale).unserved()).as("claimed for a while").isEmpty();
        assertThat(sale.state(holder)).isEqualTo(HoldState.HELD);
    }

    @Test
    void nobodyIsOfferedWhatComesBack() {
        var sale = SegmentInRedis.open(1).with("waitlist_capacity", 5);
        var holder = sale.request(1);
        var first = sale.request(1);
        sale.reserveAll(holder, first);
        sale.redis.hincrby(sale.keys.stock, sale.price(0).value(), 1);

        sweep(sale);
        sale.release(holder.order());

        assertThat(sale.state(first)).isEqualTo(HoldState.WAITLISTED);
        assertThat(sale.stock(0)).isEqualTo(2);
        sale.release(first.order());
        assertThat(sale.line(0)).isEmpty();
        assertThat(sale.redis.zcard(sale.keys.deadlines)).isZero();
    }

    @Test
    void nobodyIsOfferedWhatIsAdded() {
        var sale = SegmentInRedis.open(0).with("waitlist_capacity", 1);
        var waiting = sale.request(1);
        sale.reserve(waiting);
        sweep(sale);

        sale.adjust(new AdjustmentId(SegmentInRedis.ulid()), 0, 3);

        assertThat(sale.state(waiting)).isEqualTo(HoldState.WAITLISTED);
        assertThat(sale.stock(0)).isEqualTo(3);
    }

    @Test
    void fiveHundredAreFoundAtOnceOfAllLines() {
        var sale = SegmentInRedis.open(0, 0).with("waitlist_capacity", 300);
        for (int i = 0; i < 6; i++) {
            int first = i % 2;
            sale.reserveAll(Stream.generate(() -> sale.request(first, 1 - first))
                    .limit(100)
                    .toArray(GateRequest[]::new));
        }

        var found = sweep(sale).unserved();
        assertThat(found).hasSize(500);
        assertThat(sweep(sale).unserved()).isEmpty();
        found.forEach(unserved -> sale.release(unserved.order()));
        assertThat(sweep(sale).unserved()).hasSize(100);
    }

    private static Findings sweep(SegmentInRedis sale) {
        return Objects.requireNonNull(sale.sweeping(HOUR)
                .sweep(sale.segment, Duration.ZERO, HOUR, "0", true)
                .block());
    }
}
