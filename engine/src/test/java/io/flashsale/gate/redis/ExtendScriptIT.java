package io.flashsale.gate.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.gate.GateRequest;
import io.flashsale.shared.OrderId;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExtendScriptIT {

    private static final long EXTENDED = ExtendCode.EXTENDED.code();
    private static final long NOTHING_HELD = ExtendCode.NOTHING_HELD.code();

    @Test
    void aHoldLastsLongerAndChangesNothingElse() {
        var sale = SegmentInRedis.open(3);
        var request = sale.request(2);
        sale.reserve(request);
        var later = deadline(sale, request).plusSeconds(60);

        assertThat(sale.extend(request.order(), later)).isEqualTo(EXTENDED);

        assertThat(deadline(sale, request)).isEqualTo(later);
        assertThat(sale.redis.zscore(sale.keys.deadlines, request.order().value()))
                .isEqualTo(later.toEpochMilli());
        assertThat(sale.stock(0)).isEqualTo(1);
        assertThat(sale.bought(request.customer(), 0)).isEqualTo(2);
    }

    @Test
    void aDeadlineNeverGoesBack() {
        var sale = SegmentInRedis.open(3);
        var request = sale.request(2);
        sale.reserve(request);
        var before = sale.everything();

        assertThat(sale.extend(request.order(), deadline(sale, request).minusMillis(1)))
                .isEqualTo(EXTENDED);
        assertThat(sale.everything()).isEqualTo(before);
    }

    @Test
    void whatIsNotHeldHasNoDeadline() {
        var sale = SegmentInRedis.open(2).with("waitlist_capacity", 1);
        var sold = sale.request(1);
        var released = sale.request(1);
        sale.reserveAll(sold, released);
        sale.settle(sold.order());
        sale.release(released.order());
        sale.reserve(sale.request(1));
        var waiting = sale.request(1);
        sale.reserve(waiting);
        var later = Instant.ofEpochMilli(sale.nowMillis()).plusSeconds(3600);
        var before = sale.everything();

        assertThat(sale.extend(sold.order(), later)).isEqualTo(NOTHING_HELD);
        assertThat(sale.extend(released.order(), later)).isEqualTo(NOTHING_HELD);
        assertThat(sale.extend(waiting.order(), later)).isEqualTo(NOTHING_HELD);
        assertThat(sale.extend(new OrderId(SegmentInRedis.ulid()), later)).isEqualTo(NOTHING_HELD);
        assertThat(sale.everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"FENCED, -1", "LOADING, -2"})
    void changesNothingWhileTheSaleIsLoaded(String state, long code) {
        var sale = SegmentInRedis.open(3);
        var request = sale.request(2);
        sale.reserve(request);
        sale.with("state", state);
        var later = deadline(sale, request).plusSeconds(60);
        var before = sale.everything();

        assertThat(sale.extend(request.order(), later)).isEqualTo(code);
        assertThat(sale.everything()).isEqualTo(before);
    }

    private static Instant deadline(SegmentInRedis sale, GateRequest request) {
        return Objects.requireNonNull(sale.hold(request.order()).deadline());
    }
}
