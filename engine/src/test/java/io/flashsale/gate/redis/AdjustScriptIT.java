package io.flashsale.gate.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.gate.HoldState;
import io.flashsale.shared.AdjustmentId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdjustScriptIT {

    private static final long STALE = -1;
    private static final long LACKING = 0;
    private static final long KNOWN = 1;
    private static final long ADJUSTED = 2;

    private final AdjustmentId one = new AdjustmentId(SegmentInRedis.ulid());
    private final AdjustmentId two = new AdjustmentId(SegmentInRedis.ulid());

    @Test
    void addsAndTakesEachOnce() {
        var sale = SegmentInRedis.open(5, 5);

        assertThat(sale.adjust(one, 0, 3)).isEqualTo(ADJUSTED);
        assertThat(sale.adjust(two, 0, -6)).isEqualTo(ADJUSTED);
        var after = sale.everything();
        assertThat(sale.adjust(one, 0, 3)).isEqualTo(KNOWN);
        assertThat(sale.adjust(two, 0, -6)).isEqualTo(KNOWN);

        assertThat(sale.everything()).isEqualTo(after);
        assertThat(sale.stock(0)).isEqualTo(2);
        assertThat(sale.stock(1)).isEqualTo(5);
    }

    @Test
    void takesNoneThatAreHeldAndDoesNotChangeItsMindLater() {
        var sale = SegmentInRedis.open(3);
        var request = sale.request(2);
        sale.reserve(request);

        assertThat(sale.adjust(one, 0, -2)).isEqualTo(LACKING);
        sale.release(request.order());

        assertThat(sale.adjust(one, 0, -2)).isEqualTo(LACKING);
        assertThat(sale.stock(0)).isEqualTo(3);
        assertThat(sale.adjust(two, 0, -3)).isEqualTo(ADJUSTED);
        assertThat(sale.stock(0)).isZero();
    }

    @Test
    void whatIsUndoneGivesItsUnitsBackOnceAndIsNeverDoneAgain() {
        var sale = SegmentInRedis.open(3);
        sale.adjust(one, 0, -2);

        assertThat(sale.adjust(one, 0, 0)).isEqualTo(ADJUSTED);
        assertThat(sale.adjust(one, 0, 0)).isEqualTo(KNOWN);
        assertThat(sale.adjust(one, 0, -2)).as("somebody who is late").isEqualTo(LACKING);

        assertThat(sale.stock(0)).isEqualTo(3);
    }

    @Test
    void whatIsUndoneBeforeItWasDoneIsNeverDone() {
        var sale = SegmentInRedis.open(3);

        assertThat(sale.adjust(one, 0, 0)).isEqualTo(ADJUSTED);
        assertThat(sale.adjust(one, 0, -2)).isEqualTo(LACKING);

        assertThat(sale.stock(0)).isEqualTo(3);
    }

    @Test
    void unitsThatComeGoToThoseWhoWaitInTheOrderOfJoining() {
        var sale = SegmentInRedis.open(1).with("waitlist_capacity", 5);
        var holder = sale.request(1);
        var first = sale.request(1);
        var second = sale.request(2);
        var third = sale.request(1);
        sale.reserveAll(holder, first, second, third);

        sale.adjust(one, 0, 3);

        assertThat(sale.state(first)).isEqualTo(HoldState.HELD);
        assertThat(sale.state(second)).isEqualTo(HoldState.HELD);
        assertThat(sale.state(third)).isEqualTo(HoldState.WAITLISTED);
        assertThat(sale.stock(0)).isZero();
        assertThat(sale.redis.hkeys(sale.keys.promoted))
                .containsExactlyInAnyOrder(first.order().value(), second.order().value());
    }

    @ParameterizedTest
    @ValueSource(strings = {"FENCED", "LOADING"})
    void changesNothingWhileTheSaleIsLoaded(String state) {
        var sale = SegmentInRedis.open(3).with("state", state);
        var before = sale.everything();

        assertThat(sale.adjust(one, 0, 5)).isEqualTo(STALE);

        assertThat(sale.everything()).isEqualTo(before);
    }

    @Test
    void changesNothingUnderAnotherEpochNorOfAPriceThatIsNotOfferedYet() {
        var sale = SegmentInRedis.open(3, 3);
        sale.redis.hdel(sale.keys.stock, sale.price(1).value());
        var before = sale.everything();

        assertThat(sale.underEpoch(2).adjust(one, 0, 5)).isEqualTo(STALE);
        assertThat(sale.adjust(one, 1, 5)).isEqualTo(STALE);
        assertThat(SegmentInRedis.absent(1).adjust(one, 0, 5)).isEqualTo(STALE);

        assertThat(sale.everything()).isEqualTo(before);
    }

    @Test
    void aLoadBringsAlongWhatItsUnitsContainAndForgetsTheRest() {
        var sale = SegmentInRedis.open(5);
        sale.adjust(one, 0, 2);
        sale.adjust(two, 0, -1);
        var next = sale.underEpoch(2);

        next.loading().fence(next.segment).block();
        next.loading().beginParts(next.segment).block();
        next.loading().stock(next.segment, Map.of(next.price(0), 7)).block();
        next.loading().adjusted(next.segment, Map.of(one, 2)).block();
        next.loading().open(next.segment, SegmentInRedis.rules()).block();

        assertThat(next.adjust(one, 0, 2)).isEqualTo(KNOWN);
        assertThat(next.adjust(two, 0, -1)).isEqualTo(ADJUSTED);
        assertThat(next.stock(0)).isEqualTo(6);
    }
}
