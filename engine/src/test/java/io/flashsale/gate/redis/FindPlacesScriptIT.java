package io.flashsale.gate.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flashsale.gate.GateRequest;
import io.flashsale.gate.Place;
import io.flashsale.shared.OrderId;
import io.flashsale.shared.Unavailable;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FindPlacesScriptIT {

    @Test
    void aPositionCountsThoseWhoStandBeforeAndMovesWhenTheyGo() {
        var sale = SegmentInRedis.open(1).with("waitlist_capacity", 5);
        var holder = sale.request(1);
        var first = sale.request(1);
        var second = sale.request(2);
        var third = sale.request(1);
        sale.reserveAll(holder, first, second, third);

        assertThat(positions(sale, first, second, third))
                .isEqualTo(Map.of(first.order(), 1L, second.order(), 2L, third.order(), 3L));
        sale.release(second.order());
        assertThat(positions(sale, third)).isEqualTo(Map.of(third.order(), 2L));
        sale.release(holder.order());
        assertThat(positions(sale, third)).isEqualTo(Map.of(third.order(), 1L));
    }

    @Test
    void whoDoesNotWaitHasNoPosition() {
        var sale = SegmentInRedis.open(2).with("waitlist_capacity", 5);
        var sold = sale.request(1);
        var holder = sale.request(1);
        var promoted = sale.request(1);
        var gone = sale.request(1);
        sale.reserveAll(sold, holder, promoted, gone);
        sale.settle(sold.order());
        sale.release(holder.order());
        sale.release(gone.order());

        assertThat(positions(sale, sold, holder, promoted, gone, sale.request(1)))
                .isEmpty();
    }

    @Test
    void anOfferCountsWhenTheLogHasIt() {
        var sale = SegmentInRedis.open(1).with("waitlist_capacity", 5);
        var holder = sale.request(1);
        var next = sale.request(1);
        sale.reserveAll(holder, next);
        sale.release(holder.order());

        assertThat(sale.places(next)).isEmpty();
        sale.promotionLogged(next);
        assertThat(sale.places(next))
                .isEqualTo(Map.of(
                        next.order(), new Place.Offered(sale.hold(next.order()).deadline())));
    }

    @Test
    void anOrderOfSeveralArticlesHasItsPositionInTheLineThatItStandsInNow() {
        var sale = SegmentInRedis.open(1, 1).with("waitlist_capacity", 5);
        var ofFirst = sale.request(1, 0);
        var ofSecond = sale.request(0, 1);
        var earlier = sale.request(0, 1);
        var basket = sale.request(1, 1);
        sale.reserveAll(ofFirst, ofSecond, earlier, basket);

        assertThat(positions(sale, basket)).isEqualTo(Map.of(basket.order(), 1L));
        sale.release(ofFirst.order());
        assertThat(positions(sale, basket))
                .as("behind one who came earlier, in the other line")
                .isEqualTo(Map.of(basket.order(), 2L));
    }

    @Test
    void changesNothing() {
        var sale = SegmentInRedis.open(0).with("waitlist_capacity", 5);
        var waiting = sale.request(1);
        sale.reserve(waiting);
        var before = sale.everything();

        assertThat(positions(sale, waiting)).hasSize(1);
        assertThat(sale.everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"FENCED", "LOADING"})
    void nobodyKnowsWhileTheSaleIsLoaded(String state) {
        var sale = SegmentInRedis.open(0).with("waitlist_capacity", 5);
        var waiting = sale.request(1);
        sale.reserve(waiting);
        sale.with("state", state);

        assertThatThrownBy(() -> positions(sale, waiting)).isInstanceOf(Unavailable.class);
    }

    private static Map<OrderId, Long> positions(SegmentInRedis sale, GateRequest... requests) {
        Map<OrderId, Long> positions = new HashMap<>();
        sale.places(requests).forEach((order, place) -> {
            if (place instanceof Place.InLine(var position)) {
                positions.put(order, position);
            }
        });
        return positions;
    }
}
