package io.flashsale.gate.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.gate.GateOutcome.Held;
import io.flashsale.gate.GateOutcome.Waitlisted;
import io.flashsale.gate.HoldState;
import io.flashsale.gate.Segment;
import io.flashsale.shared.OrderId;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReleaseScriptIT {

    private static final long FENCED = -1;
    private static final long NOTHING_HELD = 0;
    private static final long RELEASED = 1;
    private static final long PRICE_UNKNOWN = 2;

    @Test
    void givesTheUnitsBackAndTheCustomerMayBuyAgain() {
        var sale = SegmentInRedis.open(3).with("limit", 2);
        var request = sale.request(2);
        sale.reserve(request);

        var reply = sale.release(request.order());

        assertThat(reply).containsExactly(RELEASED, 0L);
        assertThat(sale.stock(0)).isEqualTo(3);
        assertThat(sale.bought(request.customer(), 0)).isZero();
        assertThat(sale.redis.zcard(sale.keys.deadlines)).isZero();
        assertThat(sale.state(request)).isEqualTo(HoldState.RELEASED);
        assertThat(sale.reserve(sale.request(request.customer(), 2))).isInstanceOf(Held.class);
    }

    @Test
    void aSecondTimeChangesNothing() {
        var sale = SegmentInRedis.open(3);
        var request = sale.request(2);
        sale.reserve(request);
        sale.release(request.order());
        var before = sale.everything();

        var again = sale.release(request.order());
        var asIfItNeverExisted = sale.releaseWhatNeverExisted(request.order());

        assertThat(again).containsExactly(NOTHING_HELD, 0L);
        assertThat(asIfItNeverExisted).containsExactly(NOTHING_HELD, 0L);
        assertThat(sale.everything()).isEqualTo(before);
    }

    @Test
    void anOrderThatIsNotKnownChangesNothing() {
        var sale = SegmentInRedis.open(3);
        var before = sale.everything();

        assertThat(sale.release(new OrderId(SegmentInRedis.ulid()))).containsExactly(NOTHING_HELD, 0L);
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

        assertThat(sale.release(request.order())).containsExactly(code, 0L);
        assertThat(sale.everything()).isEqualTo(before);
    }

    @Test
    void changesNothingWhenNothingIsLoaded() {
        var sale = SegmentInRedis.absent(1);

        assertThat(sale.release(new OrderId(SegmentInRedis.ulid()))).containsExactly(FENCED, 0L);
    }

    @Test
    void changesNothingForACallerWhoDoesNotKnowAPriceOfTheOrder() {
        var sale = SegmentInRedis.open(3, 3);
        var request = sale.request(1, 2);
        sale.reserve(request);
        var before = sale.everything();

        assertThat(withoutTheLastPrice(sale).release(request.order())).containsExactly(PRICE_UNKNOWN, 0L);
        assertThat(sale.everything()).isEqualTo(before);
        assertThat(sale.release(request.order())).containsExactly(RELEASED, 0L);
        assertThat(sale.stock(1)).isEqualTo(3);
    }

    @Test
    void aHeadWithAPriceThatTheCallerDoesNotKnowWaitsForOneWhoDoes() {
        var sale = SegmentInRedis.open(1, 0).with("waitlist_capacity", 5);
        var holder = sale.request(1);
        var basket = sale.request(1, 1);
        var behind = sale.request(1);
        sale.reserveAll(holder, basket, behind);

        assertThat(withoutTheLastPrice(sale).release(holder.order())).containsExactly(RELEASED, 0L);

        assertThat(sale.line(0))
                .containsExactly(basket.order().value(), behind.order().value());
        SweepScriptIT.sweepNow(withoutTheLastPrice(sale));
        assertThat(sale.line(0)).hasSize(2);
        SweepScriptIT.sweepNow(sale);
        assertThat(sale.line(1)).containsExactly(basket.order().value());
        assertThat(sale.state(behind)).isEqualTo(HoldState.HELD);
    }

    @Test
    void aWaitingOrderLeavesTheLineAndBringsNoUnits() {
        var sale = SegmentInRedis.open(0).with("waitlist_capacity", 2).with("limit", 1);
        var leaving = sale.request(1);
        var staying = sale.request(1);
        sale.reserveAll(leaving, staying);

        var reply = sale.release(leaving.order());

        assertThat(reply).containsExactly(RELEASED, 0L);
        assertThat(sale.stock(0)).isZero();
        assertThat(sale.line(0)).containsExactly(staying.order().value());
        assertThat(sale.bought(leaving.customer(), 0)).isZero();
    }

    @Test
    void unitsThatNeverExistedDoNotComeBack() {
        var sale = SegmentInRedis.open(2).with("waitlist_capacity", 1);
        var phantom = sale.request(2);
        var waiting = sale.request(1);
        sale.reserveAll(phantom, waiting);

        var reply = sale.releaseWhatNeverExisted(phantom.order());

        assertThat(reply).containsExactly(RELEASED, 0L);
        assertThat(sale.stock(0)).isZero();
        assertThat(sale.bought(phantom.customer(), 0)).isZero();
        assertThat(sale.state(waiting)).isEqualTo(HoldState.WAITLISTED);
    }

    @Test
    void aSoldHoldThatIsReleasedGivesItsUnitsBack() {
        var sale = SegmentInRedis.open(2);
        var request = sale.request(2);
        sale.reserve(request);
        sale.settle(request.order());

        assertThat(sale.release(request.order())).containsExactly(RELEASED, 0L);
        assertThat(sale.stock(0)).isEqualTo(2);
    }

    @Test
    void unitsGoToThoseWhoWaitInTheOrderOfJoining() {
        var sale = SegmentInRedis.open(3).with("waitlist_capacity", 5);
        var holder = sale.request(3);
        var first = sale.request(1);
        var second = sale.request(2);
        var third = sale.request(1);
        sale.reserveAll(holder, first, second, third);

        var reply = sale.release(holder.order());

        assertThat(reply).containsExactly(RELEASED, 2L);
        assertThat(sale.state(first)).isEqualTo(HoldState.HELD);
        assertThat(sale.state(second)).isEqualTo(HoldState.HELD);
        assertThat(sale.state(third)).isEqualTo(HoldState.WAITLISTED);
        assertThat(sale.stock(0)).isZero();
        assertThat(sale.redis.hkeys(sale.keys.promoted))
                .containsExactlyInAnyOrder(first.order().value(), second.order().value());
    }

    @Test
    void aPromotedOrderHasANewDeadlineAndIsToBeLogged() {
        var sale = SegmentInRedis.open(1).with("waitlist_capacity", 1);
        var holder = sale.request(1);
        var waiting = sale.request(1);
        sale.reserveAll(holder, waiting);
        var before = sale.nowMillis();

        sale.release(holder.order());

        var deadline = sale.hold(waiting.order()).deadline();
        assertThat(deadline)
                .isAfterOrEqualTo(Instant.ofEpochMilli(before).plus(SegmentInRedis.OFFER))
                .isBefore(Instant.ofEpochMilli(before).plus(SegmentInRedis.HOLD));
        assertThat(sale.redis.zscore(sale.keys.deadlines, waiting.order().value()))
                .isEqualTo(deadline.toEpochMilli());
        assertThat(sale.redis.hget(sale.keys.promoted, waiting.order().value()))
                .endsWith("|" + deadline.toEpochMilli());
    }

    @Test
    void theHeadOfTheLineBlocksItUntilItsUnitsAreThere() {
        var sale = SegmentInRedis.open(2).with("waitlist_capacity", 5);
        var one = sale.request(1);
        var other = sale.request(1);
        var head = sale.request(2);
        var behind = sale.request(1);
        sale.reserveAll(one, other, head, behind);

        sale.release(one.order());
        assertThat(sale.state(head)).isEqualTo(HoldState.WAITLISTED);
        assertThat(sale.state(behind)).as("does not overtake").isEqualTo(HoldState.WAITLISTED);
        assertThat(sale.stock(0)).isEqualTo(1);

        sale.release(other.order());
        assertThat(sale.state(head)).isEqualTo(HoldState.HELD);
        assertThat(sale.state(behind)).isEqualTo(HoldState.WAITLISTED);
    }

    @Test
    void whoLeavesTheHeadOfTheLineLetsTheNextHaveWhatIsThere() {
        var sale = SegmentInRedis.open(2).with("waitlist_capacity", 5);
        var holder = sale.request(1);
        var head = sale.request(2);
        var behind = sale.request(1);
        sale.reserveAll(holder, head, behind);

        assertThat(sale.release(head.order())).containsExactly(RELEASED, 1L);
        assertThat(sale.state(behind)).isEqualTo(HoldState.HELD);
        assertThat(sale.stock(0)).isZero();
    }

    @Test
    void aHeadThatLacksAnotherArticleMovesToItsLineAndKeepsItsPlace() {
        var sale = SegmentInRedis.open(1, 1).with("waitlist_capacity", 5);
        var ofFirst = sale.request(1, 0);
        var ofSecond = sale.request(0, 1);
        var earlier = sale.request(0, 1);
        var basket = sale.request(1, 1);
        var later = sale.request(0, 1);
        sale.reserveAll(ofFirst, ofSecond, earlier, basket, later);
        assertThat(sale.line(0)).containsExactly(basket.order().value());

        sale.release(ofFirst.order());

        assertThat(sale.line(0)).isEmpty();
        assertThat(sale.line(1))
                .containsExactly(
                        earlier.order().value(),
                        basket.order().value(),
                        later.order().value());
        assertThat(sale.stock(0)).isEqualTo(1);

        sale.release(ofSecond.order());
        sale.release(earlier.order());

        assertThat(sale.state(basket)).isEqualTo(HoldState.HELD);
        assertThat(sale.state(later)).isEqualTo(HoldState.WAITLISTED);
        assertThat(sale.stock(0)).isZero();
        assertThat(sale.stock(1)).isZero();
    }

    @Test
    void aHeadLetsThoseGoFirstWhoJoinedEarlierInTheLineOfItsOtherArticle() {
        var sale = SegmentInRedis.open(1, 2).with("waitlist_capacity", 5);
        var holder = sale.request(1, 2);
        var earlier = sale.request(0, 2);
        var later = sale.request(1, 1);
        sale.reserveAll(holder, earlier, later);

        sale.release(holder.order());

        assertThat(sale.state(earlier)).isEqualTo(HoldState.HELD);
        assertThat(sale.state(later)).isEqualTo(HoldState.WAITLISTED);
        assertThat(sale.line(1)).containsExactly(later.order().value());
        assertThat(sale.stock(0)).isEqualTo(1);
    }

    /** The same sale as a caller knows it who has not heard of the last price. */
    static SegmentInRedis withoutTheLastPrice(SegmentInRedis sale) {
        var prices = sale.segment.prices();
        return new SegmentInRedis(
                new Segment(sale.segment.sale(), 0, sale.segment.epoch(), prices.subList(0, prices.size() - 1)));
    }

    @Test
    void sixteenAreFoundInOneCallAndTheOthersBySweeping() {
        var sale = SegmentInRedis.open(20).with("waitlist_capacity", 20).with("limit", 20);
        var holder = sale.request(20);
        sale.reserve(holder);
        for (int i = 0; i < 20; i++) {
            assertThat(sale.reserve(sale.request(1))).isInstanceOf(Waitlisted.class);
        }

        assertThat(sale.release(holder.order())).containsExactly(RELEASED, 16L);
        assertThat(sale.reserve(sale.request(1)))
                .as("a newcomer waits behind them")
                .isInstanceOf(Waitlisted.class);
        assertThat(sale.stock(0)).isEqualTo(4);
        SweepScriptIT.sweepNow(sale);
        assertThat(sale.stock(0)).isZero();
        assertThat(sale.line(0)).hasSize(1);
    }
}
