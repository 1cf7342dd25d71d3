package io.flashsale.gate.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.gate.GateOutcome.Held;
import io.flashsale.gate.GateOutcome.NotRegistered;
import io.flashsale.gate.GateOutcome.Replayed;
import io.flashsale.gate.HoldState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegisterScriptIT {

    @Test
    void whoRegistersMayBuyAtOnce() {
        var sale = SegmentInRedis.open(3).with("registration", 1);
        var request = sale.request(1);
        assertThat(sale.reserve(request)).isEqualTo(new NotRegistered());

        assertThat(sale.register(request.customer(), true)).isEqualTo(RegisterCode.TOLD.code());
        assertThat(sale.register(request.customer(), true)).isEqualTo(RegisterCode.TOLD.code());

        assertThat(sale.reserveAll(sale.request(1), request, sale.request(1)))
                .satisfiesExactly(
                        other -> assertThat(other).isEqualTo(new NotRegistered()),
                        own -> assertThat(own).isInstanceOf(Held.class),
                        other -> assertThat(other).isEqualTo(new NotRegistered()));
    }

    @Test
    void whoWithdrawsKeepsWhatIsHeldAndGetsNoMore() {
        var sale = SegmentInRedis.open(3).with("registration", 1);
        var request = sale.request(1);
        sale.register(request.customer(), true);
        sale.reserve(request);

        assertThat(sale.register(request.customer(), false)).isEqualTo(RegisterCode.TOLD.code());

        assertThat(sale.state(request)).isEqualTo(HoldState.HELD);
        assertThat(sale.reserve(request)).isInstanceOf(Replayed.class);
        assertThat(sale.reserve(sale.request(request.customer(), 1))).isEqualTo(new NotRegistered());
    }

    @ParameterizedTest
    @ValueSource(strings = {"FENCED", "LOADING"})
    void aChangeWaitsForTheEndOfALoad(String state) {
        var sale = SegmentInRedis.open(3).with("state", state);
        var before = sale.everything();

        assertThat(sale.register(SegmentInRedis.customer(), true)).isEqualTo(RegisterCode.LOADING.code());
        assertThat(sale.register(SegmentInRedis.customer(), false)).isEqualTo(RegisterCode.LOADING.code());
        assertThat(sale.everything()).isEqualTo(before);
    }

    @Test
    void ofASaleThatIsNotThereNothingIsWritten() {
        var sale = SegmentInRedis.absent(1);

        assertThat(sale.register(SegmentInRedis.customer(), true)).isEqualTo(RegisterCode.NOT_LOADED.code());
        assertThat(sale.redis.exists(sale.keys.all())).isZero();
    }
}
