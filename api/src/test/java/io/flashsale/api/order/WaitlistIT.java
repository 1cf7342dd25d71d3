package io.flashsale.api.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.api.testing.App;
import io.flashsale.api.testing.Balance;
import io.flashsale.api.testing.Line;
import io.flashsale.api.testing.Log;
import io.flashsale.api.testing.Offer;
import io.flashsale.api.testing.Shop;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaitlistIT {

    private static final String NO_ORDER = "01ARZ3NDEKTSV4RRFFQ69G5FAV";

    private final App app = App.shared();
    private final Shop shop = app.shop();

    @Test
    void aPositionIsThatOfThisMoment() {
        var sale = shop.open(Offer.of(1).waitlist(5));
        var line = Line.of(shop, sale, 1, 1, 2, 3);

        var place = line.place(3);
        line.leave(2);
        line.await(2, "CANCELLED");
        shop.awaitQuiet(sale);

        assertThat(place.text("status")).isEqualTo("WAITLISTED");
        assertThat(place.text("orderId")).isEqualTo(line.order(3));
        assertThat(place.body().path("position").asInt()).isEqualTo(3);
        assertThat(place.body().path("quantity").asInt()).isEqualTo(3);
        assertThat(line.position(1)).isEqualTo(1);
        assertThat(line.position(3)).isEqualTo(2);
        assertThat(line.show(3).body().path("position").asInt()).isEqualTo(2);
    }

    @Test
    void leavingTwiceIsLeavingOnceAndCancelsTheOrder() {
        var sale = shop.open(Offer.of(1).waitlist(5).limit(1));
        var line = Line.of(shop, sale, 1, 1, 1);

        var left = line.leave(1);
        var again = line.leave(1);
        line.await(1, "CANCELLED");
        var afterwards = line.leave(1);

        assertThat(List.of(left.status(), again.status(), afterwards.status())).containsOnly(202);
        assertThat(line.place(1).status()).isEqualTo(410);
        assertThat(line.place(1).outcome()).isEqualTo("not-waiting");
        assertThat(line.place(1).text("orderStatus")).isEqualTo("CANCELLED");
        assertThat(shop.awaitQuiet(sale).price().gate()).isEqualTo(new Balance.Gate(0, 1, 0, 1));
        assertThat(shop.buy(line.customer(1), "two", sale).outcome()).isEqualTo("WAITLISTED");
    }

    @Test
    void whoWasPromotedMeanwhileKeepsTheUnits() {
        var sale = shop.open(Offer.of(1).waitlist(5));
        var line = Line.of(shop, sale, 1, 1);

        line.cancel(0);
        line.await(1, "PENDING_PAYMENT");
        var left = line.leave(1);
        var place = line.place(1);

        assertThat(left.status()).isEqualTo(409);
        assertThat(left.outcome()).isEqualTo("wrong-state");
        assertThat(left.text("orderStatus")).isEqualTo("PENDING_PAYMENT");
        assertThat(place.status()).isEqualTo(409);
        assertThat(place.text("orderStatus")).isEqualTo("PENDING_PAYMENT");
        assertThat(shop.awaitQuiet(sale).price().gate()).isEqualTo(new Balance.Gate(0, 1, 0, 0));
        assertThat(new Log(app.servers()).kindsOf(line.order(1)))
                .as("a promotion may be logged again, a wait that was left never is")
                .startsWith("OrderWaitlisted", "WaitlistPromoted")
                .containsOnly("OrderWaitlisted", "WaitlistPromoted");
    }

    @Test
    void whoHoldsUnitsWaitsForNothing() {
        var sale = shop.open(Offer.of(1));
        var line = Line.of(shop, sale, 1);

        assertThat(line.place(0).status()).isEqualTo(409);
        assertThat(line.leave(0).status()).isEqualTo(409);
        assertThat(shop.awaitQuiet(sale).price().gate()).isEqualTo(new Balance.Gate(0, 1, 0, 0));
    }

    @Test
    void somebodyElsesPlaceIsNotThere() {
        var sale = shop.open(Offer.of(1).waitlist(5));
        var line = Line.of(shop, sale, 1, 1);
        var thief = shop.customer();

        assertThat(line.place(thief, line.order(1)).status()).isEqualTo(404);
        assertThat(line.leave(thief, 1).status()).isEqualTo(404);
        assertThat(line.place(thief, NO_ORDER).text("detail"))
                .isEqualTo(line.place(thief, line.order(1)).text("detail"));
        assertThat(line.place(thief, "x").status()).isEqualTo(404);
        assertThat(line.position(1)).isEqualTo(1);
    }

    @Test
    void unitsOfOneOrderComeTogetherAndNobodyBehindTakesThem() {
        var sale = shop.open(Offer.of(2).waitlist(5));
        var line = Line.of(shop, sale, 1, 1, 2, 1);

        line.cancel(0);
        line.await(0, "CANCELLED");
        assertThat(shop.awaitQuiet(sale).price().gate()).isEqualTo(new Balance.Gate(1, 1, 0, 3));
        assertThat(line.position(2)).isEqualTo(1);
        assertThat(line.position(3)).isEqualTo(2);
        assertThat(shop.buy(shop.customer(), "one", sale).outcome()).isEqualTo("WAITLISTED");

        line.cancel(1);
        line.await(2, "PENDING_PAYMENT");
        assertThat(shop.awaitQuiet(sale).price().gate()).isEqualTo(new Balance.Gate(0, 2, 0, 2));
        assertThat(line.position(3)).isEqualTo(1);
    }
}
