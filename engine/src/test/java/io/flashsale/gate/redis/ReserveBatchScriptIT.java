package io.flashsale.gate.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.gate.FirstAnswer;
import io.flashsale.gate.GateOutcome.Held;
import io.flashsale.gate.GateOutcome.KeyReused;
import io.flashsale.gate.GateOutcome.LimitReached;
import io.flashsale.gate.GateOutcome.Replayed;
import io.flashsale.gate.GateOutcome.SoldOut;
import io.flashsale.gate.GateOutcome.Waitlisted;
import io.flashsale.gate.GateRequest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Requests of one call see what those before them did. */
class ReserveBatchScriptIT {

    @Test
    void aRepeatWithinTheBatchIsReplayed() {
        var sale = SegmentInRedis.open(5);
        var request = sale.request(1);
        var otherBody = sale.request(request.order(), request.customer(), "fedcba9876543210", 2);

        var outcomes = sale.reserveAll(request, request, otherBody);

        var held = (Held) outcomes.getFirst();
        assertThat(outcomes)
                .containsExactly(held, new Replayed(new FirstAnswer.Held(held.deadline())), new KeyReused());
        assertThat(sale.stock(0)).isEqualTo(4);
        assertThat(sale.bought(request.customer(), 0)).isEqualTo(1);
    }

    @Test
    void twoOrdersOfOneCustomerStayWithinTheLimit() {
        var sale = SegmentInRedis.open(5).with("limit", 2);
        var anna = SegmentInRedis.customer();

        var outcomes = sale.reserveAll(sale.request(anna, 2), sale.request(anna, 1), sale.request(2));

        assertThat(outcomes.get(0)).isInstanceOf(Held.class);
        assertThat(outcomes.get(1)).isEqualTo(new LimitReached(2));
        assertThat(outcomes.get(2)).as("somebody else").isInstanceOf(Held.class);
        assertThat(sale.bought(anna, 0)).isEqualTo(2);
        assertThat(sale.stock(0)).isEqualTo(1);
    }

    @Test
    void theLastUnitsGoToTheFirstAndThePlacesInLineToTheNext() {
        var sale = SegmentInRedis.open(2).with("waitlist_capacity", 2);
        var requests = Stream.generate(() -> sale.request(1)).limit(6).toArray(GateRequest[]::new);

        var outcomes = sale.reserveAll(requests);

        assertThat(outcomes.subList(0, 2)).allMatch(Held.class::isInstance);
        assertThat(outcomes.subList(2, 4))
                .extracting(each -> ((Waitlisted) each).position())
                .containsExactly(1L, 2L);
        assertThat(outcomes.subList(4, 6)).containsOnly(new SoldOut());
        assertThat(sale.stock(0)).isZero();
        assertThat(sale.line(0))
                .containsExactly(
                        requests[2].order().value(), requests[3].order().value());
    }

    @Test
    void aRefusalInTheMiddleChangesNothingForTheOthers() {
        var sale = SegmentInRedis.open(3);

        var outcomes = sale.reserveAll(sale.request(2), sale.request(2), sale.request(1));

        assertThat(outcomes.get(0)).isInstanceOf(Held.class);
        assertThat(outcomes.get(1)).isEqualTo(new SoldOut());
        assertThat(outcomes.get(2)).isInstanceOf(Held.class);
        assertThat(sale.stock(0)).isZero();
    }

    @Test
    void theLargestCallThatMayComeIsDecided() {
        var sale = SegmentInRedis.open(128, 128, 128, 128, 128, 128, 128, 128, 128, 128);
        var requests = Stream.generate(() -> sale.request(1, 1, 1, 1, 1, 1, 1, 1, 1, 1))
                .limit(128)
                .toArray(GateRequest[]::new);

        assertThat(sale.reserveAll(requests)).allMatch(Held.class::isInstance);
        assertThat(sale.stock(9)).isZero();
    }
}
