package io.flashsale.gate.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flashsale.gate.FirstAnswer;
import io.flashsale.gate.GateLine;
import io.flashsale.gate.GateOutcome;
import io.flashsale.gate.Hold;
import io.flashsale.gate.HoldState;
import io.flashsale.shared.CustomerId;
import io.flashsale.shared.OrderId;
import io.flashsale.shared.PriceDataId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoredHoldsTests {

    private static final String ID = "01ARZ3NDEKTSV4RRFFQ69G5FAV";
    private static final String OTHER = "01BX5ZZKBKACTAV9WEVGEMMVRZ";
    private static final OrderId ORDER = new OrderId(ID);
    private static final Instant DEADLINE = Instant.ofEpochMilli(1_700_000_000_123L);

    @ParameterizedTest
    @EnumSource
    void aHoldInEveryStateIsReadAsItWasWritten(HoldState state) {
        var hold = hold(state, DEADLINE, 0, new FirstAnswer.Held(DEADLINE));

        assertThat(StoredHolds.parse(ORDER, StoredHolds.format(hold))).isEqualTo(hold);
    }

    @Test
    void aWaitingOrderHasNoDeadline() {
        var waiting = hold(HoldState.WAITLISTED, null, 42, new FirstAnswer.Waitlisted(7));

        assertThat(StoredHolds.parse(ORDER, StoredHolds.format(waiting))).isEqualTo(waiting);
    }

    @Test
    void theFormIsTheOneThatTheScriptsKnow() {
        var hold = hold(HoldState.HELD, DEADLINE, 0, new FirstAnswer.Held(DEADLINE));

        assertThat(StoredHolds.format(hold))
                .isEqualTo("H|9|1700000000123|1700000000123|0|0123456789abcdef|" + OTHER + "|" + ID + ":2," + OTHER
                        + ":1");
    }

    @Test
    void anUnloggedDecisionKeepsItsRecordWhateverStandsInIt() {
        var stored = "1700000000000|10|3|8|{\"a\":\"b|c\"}";

        var unlogged = StoredHolds.unlogged(ORDER, stored);

        assertThat(unlogged.record()).isEqualTo("{\"a\":\"b|c\"}");
        assertThat(unlogged.outcome())
                .isEqualTo(new GateOutcome.Waitlisted(Instant.ofEpochMilli(1_700_000_000_000L), 3, 8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "H", "H|9|1|1|0|f|c", "X|9|1|1|0|f|" + ID + "|" + ID + ":1"})
    void whatIsNoHoldIsSaid(String stored) {
        assertThatThrownBy(() -> StoredHolds.parse(ORDER, stored))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("expected");
    }

    private static Hold hold(HoldState state, @Nullable Instant deadline, long sequence, FirstAnswer answer) {
        return new Hold(
                ORDER,
                new CustomerId(OTHER),
                state,
                deadline,
                sequence,
                "0123456789abcdef",
                answer,
                List.of(new GateLine(new PriceDataId(ID), 2), new GateLine(new PriceDataId(OTHER), 1)));
    }
}
