package io.flashsale.gate.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.gate.GateRequest;
import io.flashsale.gate.HoldState;
import io.flashsale.shared.OrderId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetakeScriptIT {

    private static final long TAKEN = RetakeCode.TAKEN.code();
    private static final long GONE = RetakeCode.GONE.code();
    private static final long PRICE_UNKNOWN = RetakeCode.PRICE_UNKNOWN.code();

    @Test
    void whatWasSaidBeforeTheUnitsWereRetakenIsNotFollowedAfterwards() {
        var sale = SegmentInRedis.open(1);
        var late = sale.request(1);
        sale.reserve(late);
        sale.release(late.order());
        sale.retake(late.order());

        assertThat(sale.release(late.order())).containsExactly(0L, 0L);
        assertThat(sale.stock(0)).isZero();

        assertThat(sale.release(late.order(), "2")).containsExactly(1L, 0L);
        assertThat(sale.release(late.order(), "2")).containsExactly(0L, 0L);
        assertThat(sale.stock(0)).isEqualTo(1);
    }

    @Test
    void whatWasGivenBackIsSoldAgain() {
        var sale = SegmentInRedis.open(3, 5);
        var request = released(sale, sale.request(2, 1));

        assertThat(sale.retake(request.order())).isEqualTo(TAKEN);

        assertThat(sale.state(request)).isEqualTo(HoldState.SETTLED);
        assertThat(sale.stock(0)).isEqualTo(1);
        assertThat(sale.stock(1)).isEqualTo(4);
        assertThat(sale.bought(request.customer(), 0)).isEqualTo(2);
        assertThat(sale.bought(request.customer(), 1)).isEqualTo(1);
        assertThat(sale.redis.zcard(sale.keys.deadlines)).isZero();
    }

    @Test
    void nothingIsDoneForACallerWhoDoesNotKnowAPriceOfTheOrder() {
        var sale = SegmentInRedis.open(3, 5);
        var request = released(sale, sale.request(2, 1));
        var before = sale.everything();

        assertThat(ReleaseScriptIT.withoutTheLastPrice(sale).retake(request.order()))
                .isEqualTo(PRICE_UNKNOWN);
        assertThat(sale.everything()).isEqualTo(before);
    }

    @Test
    void aSecondTimeChangesNothing() {
        var sale = SegmentInRedis.open(3);
        var request = released(sale, sale.request(2));
        sale.retake(request.order());
        var before = sale.everything();

        assertThat(sale.retake(request.order())).isEqualTo(TAKEN);
        assertThat(sale.everything()).isEqualTo(before);
    }

    @Test
    void allOfItOrNothing() {
        var sale = SegmentInRedis.open(3, 1);
        var request = released(sale, sale.request(2, 1));
        sale.reserve(sale.request(0, 1));
        var before = sale.everything();

        assertThat(sale.retake(request.order())).isEqualTo(GONE);
        assertThat(sale.everything()).isEqualTo(before);
    }

    /** One waits for more than is left. */
    @Test
    void nobodyWhoWaitsLosesAUnit() {
        var sale = SegmentInRedis.open(3).with("waitlist_capacity", 3);
        var request = released(sale, sale.request(1));
        sale.reserve(sale.request(2));
        sale.reserve(sale.request(3));
        assertThat(sale.stock(0)).isEqualTo(1);
        var before = sale.everything();

        assertThat(sale.retake(request.order())).isEqualTo(GONE);
        assertThat(sale.everything()).isEqualTo(before);
    }

    @Test
    void theCustomersLimitStays() {
        var sale = SegmentInRedis.open(20);
        var request = released(sale, sale.request(6));
        sale.reserve(sale.request(request.customer(), 5));
        var before = sale.everything();

        assertThat(sale.retake(request.order())).isEqualTo(GONE);
        assertThat(sale.everything()).isEqualTo(before);
    }

    /** Its release is on its way, from a process that is behind. */
    @Test
    void whatHasItsUnitsStillKeepsThemWhenItsReleaseComesAtLast() {
        var sale = SegmentInRedis.open(3);
        var held = sale.request(1);
        var sold = sale.request(1);
        sale.reserveAll(held, sold);
        sale.settle(sold.order());

        for (GateRequest late : List.of(held, sold)) {
            assertThat(sale.retake(late.order())).isEqualTo(TAKEN);
            sale.settle(late.order());
            assertThat(sale.release(late.order())).containsExactly(0L, 0L);
            assertThat(sale.state(late)).isEqualTo(HoldState.SETTLED);
        }
        assertThat(sale.stock(0)).isEqualTo(1);
        assertThat(sale.redis.zcard(sale.keys.deadlines)).isZero();
        assertThat(sale.release(held.order(), "2")).containsExactly(1L, 0L);
    }

    @Test
    void whoStillWaitsGetsNothing() {
        var sale = SegmentInRedis.open(1).with("waitlist_capacity", 3);
        sale.reserve(sale.request(1));
        var waiting = sale.request(1);
        sale.reserve(waiting);
        var before = sale.everything();

        assertThat(sale.retake(waiting.order())).isEqualTo(GONE);
        assertThat(sale.everything()).isEqualTo(before);
    }

    @Test
    void whatTheGateDoesNotKnowGetsNothing() {
        var sale = SegmentInRedis.open(3);
        var before = sale.everything();

        assertThat(sale.retake(new OrderId(SegmentInRedis.ulid()))).isEqualTo(GONE);
        assertThat(sale.everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"FENCED, -1", "LOADING, -2"})
    void changesNothingWhileTheSaleIsLoaded(String state, long code) {
        var sale = SegmentInRedis.open(3);
        var request = released(sale, sale.request(2));
        sale.with("state", state);
        var before = sale.everything();

        assertThat(sale.retake(request.order())).isEqualTo(code);
        assertThat(sale.everything()).isEqualTo(before);
    }

    private static GateRequest released(SegmentInRedis sale, GateRequest request) {
        sale.reserve(request);
        sale.release(request.order());
        assertThat(sale.state(request)).isEqualTo(HoldState.RELEASED);
        return request;
    }
}
