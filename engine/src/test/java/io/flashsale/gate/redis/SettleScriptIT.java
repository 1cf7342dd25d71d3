package io.flashsale.gate.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.gate.HoldState;
import io.flashsale.shared.OrderId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettleScriptIT {

    @Test
    void aSoldHoldHasNoDeadlineAndKeepsItsUnits() {
        var sale = SegmentInRedis.open(3);
        var request = sale.request(2);
        sale.reserve(request);

        assertThat(sale.settle(request.order())).isEqualTo(SettleCode.SETTLED.code());

        assertThat(sale.state(request)).isEqualTo(HoldState.SETTLED);
        assertThat(sale.redis.zcard(sale.keys.deadlines)).isZero();
        assertThat(sale.stock(0)).isEqualTo(1);
        assertThat(sale.bought(request.customer(), 0)).isEqualTo(2);
    }

    @Test
    void aSecondTimeChangesNothing() {
        var sale = SegmentInRedis.open(3);
        var request = sale.request(2);
        sale.reserve(request);
        sale.settle(request.order());
        var before = sale.everything();

        assertThat(sale.settle(request.order())).isEqualTo(SettleCode.NOTHING_HELD.code());
        assertThat(sale.everything()).isEqualTo(before);
    }

    @Test
    void whatIsNotHeldIsNotSold() {
        var sale = SegmentInRedis.open(1).with("waitlist_capacity", 1);
        var released = sale.request(1);
        sale.reserve(released);
        sale.release(released.order());
        sale.reserve(sale.request(1));
        var waiting = sale.request(1);
        sale.reserve(waiting);
        var before = sale.everything();

        assertThat(sale.settle(released.order())).isEqualTo(SettleCode.NOTHING_HELD.code());
        assertThat(sale.settle(waiting.order())).isEqualTo(SettleCode.NOTHING_HELD.code());
        assertThat(sale.settle(new OrderId(SegmentInRedis.ulid()))).isEqualTo(SettleCode.NOTHING_HELD.code());
        assertThat(sale.everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"FENCED, -1", "LOADING, -2"})
    void changesNothingWhileTheSaleIsLoaded(String state, long code) {
        var sale = SegmentInRedis.open(3);
        var request = sale.request(2);
        sale.reserve(request);
        sale.with("state", state);
        var before = sale.everything();

        assertThat(sale.settle(request.order())).isEqualTo(code);
        assertThat(sale.everything()).isEqualTo(before);
    }
}
