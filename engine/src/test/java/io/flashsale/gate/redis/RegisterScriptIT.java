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

        assertThat(sale.register(request.customer(), 1)).isEqualTo(RegisterCode.TOLD.code());
        assertThat(sale.register(request.customer(), 1)).isEqualTo(RegisterCode.TOLD.code());

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
        sale.register(request.customer(), 1);
        sale.reserve(request);

        assertThat(sale.register(request.customer(), -2)).isEqualTo(RegisterCode.TOLD.code());

        assertThat(sale.state(request)).isEqualTo(HoldState.HELD);
        assertThat(sale.reserve(request)).isInstanceOf(Replayed.class);
        assertThat(sale.reserve(sale.request(request.customer(), 1))).isEqualTo(new NotRegistered());
    }

    @Test
    void aWordThatArrivesAfterALaterOneChangesNothing() {
        var sale = SegmentInRedis.open(3).with("registration", 1);
        var gone = SegmentInRedis.customer();
        var back = SegmentInRedis.customer();
        sale.register(gone, -2);
        sale.register(back, 3);

        assertThat(sale.register(gone, 1)).isEqualTo(RegisterCode.TOLD.code());
        assertThat(sale.register(back, -2)).isEqualTo(RegisterCode.TOLD.code());

        assertThat(sale.reserve(sale.request(gone, 1))).isEqualTo(new NotRegistered());
        assertThat(sale.reserve(sale.request(back, 1))).isInstanceOf(Held.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"FENCED", "LOADING"})
    void aChangeWaitsForTheEndOfALoad(String state) {
        var sale = SegmentInRedis.open(3).with("state", state);
        var before = sale.everything();

        assertThat(sale.register(SegmentInRedis.customer(), 1)).isEqualTo(RegisterCode.LOADING.code());
        assertThat(sale.register(SegmentInRedis.customer(), -2)).isEqualTo(RegisterCode.LOADING.code());
        assertThat(sale.everything()).isEqualTo(before);
    }

    @Test
    void ofASaleThatIsNotThereNothingIsWritten() {
        var sale = SegmentInRedis.absent(1);

        assertThat(sale.register(SegmentInRedis.customer(), 1)).isEqualTo(RegisterCode.NOT_LOADED.code());
        assertThat(sale.redis.exists(sale.keys.all())).isZero();
    }
}
