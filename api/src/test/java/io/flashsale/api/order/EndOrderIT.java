package io.flashsale.api.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.api.testing.App;
import io.flashsale.api.testing.Balance;
import io.flashsale.api.testing.Books;
import io.flashsale.api.testing.Offer;
import io.flashsale.api.testing.Shop;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EndOrderIT {

    private final App app = App.shared();
    private final Shop shop = app.shop();
    private final Books books = new Books(app.servers());

    @Test
    void aCancelledOrderGivesItsUnitsBackAndTheCustomerMayBuyAgain() {
        var sale = shop.open(Offer.of(2).limit(2));
        var anna = shop.customer();
        var order = shop.buy(anna, "one", sale, 2).orderId();

        var cancelled = shop.cancel(anna, order);

        shop.awaitStatus(anna, order, "CANCELLED");
        assertThat(cancelled.status()).isEqualTo(202);
        assertThat(shop.awaitQuiet(sale).price().gate()).isEqualTo(new Balance.Gate(2, 0, 0, 0));
        assertThat(books.rows("""
                SELECT archived, archival_reason FROM price_data_usage_detail
                WHERE transaction_reference_id = ?""", order))
                .containsExactly(Map.of("archived", "1", "archival_reason", "CHECKOUT_ROLLBACK"));
        assertThat(shop.buy(anna, "two", sale, 2).isAccepted()).isTrue();
    }

    @Test
    void cancellingTwiceGivesTheUnitBackOnce() {
        var sale = shop.open(Offer.of(3));
        var anna = shop.customer();
        var order = shop.buy(anna, "one", sale).orderId();

        shop.cancel(anna, order);
        var again = shop.cancel(anna, order);
        shop.awaitStatus(anna, order, "CANCELLED");
        var afterwards = shop.cancel(anna, order);

        assertThat(again.status()).isEqualTo(202);
        assertThat(afterwards.status()).isEqualTo(202);
        assertThat(shop.awaitQuiet(sale).price().gate()).isEqualTo(new Balance.Gate(3, 0, 0, 0));
    }

    @Test
    void aUnitThatComesBackGoesToTheHeadOfTheWaitlistAndNotToTheCrowd() {
        var sale = shop.open(Offer.of(1).waitlist(2));
        var holder = shop.customer();
        var first = shop.customer();
        var second = shop.customer();
        var held = shop.buy(holder, "one", sale).orderId();
        var next = shop.buy(first, "one", sale).orderId();
        var last = shop.buy(second, "one", sale).orderId();

        shop.cancel(holder, held);
        shop.awaitStatus(first, next, "PENDING_PAYMENT");

        var promoted = shop.order(first, next);
        assertThat(Instant.parse(promoted.text("payBy"))).isAfter(Instant.now());
        assertThat(promoted.body().has("position")).isFalse();
        assertThat(shop.order(second, last).text("status")).isEqualTo("WAITLISTED");
        assertThat(shop.awaitQuiet(sale).price().gate()).isEqualTo(new Balance.Gate(0, 1, 0, 1));
        assertThat(shop.buy(shop.customer(), "one", sale).outcome()).isEqualTo("WAITLISTED");
    }

    @Test
    void aWaitingOrderThatIsCancelledLeavesTheLine() {
        var sale = shop.open(Offer.of(1).waitlist(2));
        var holder = shop.customer();
        var leaving = shop.customer();
        var staying = shop.customer();
        var held = shop.buy(holder, "one", sale).orderId();
        var left = shop.buy(leaving, "one", sale).orderId();
        var stayed = shop.buy(staying, "one", sale).orderId();

        shop.cancel(leaving, left);
        shop.awaitStatus(leaving, left, "CANCELLED");
        shop.cancel(holder, held);

        shop.awaitStatus(staying, stayed, "PENDING_PAYMENT");
        assertThat(shop.awaitQuiet(sale).price().gate()).isEqualTo(new Balance.Gate(0, 1, 0, 0));
        assertThat(shop.order(leaving, left).text("status")).isEqualTo("CANCELLED");
    }

    @Test
    void aConfirmedOrderKeepsItsUnits() {
        var sale = shop.open(Offer.of(3));
        var anna = shop.customer();
        var order = shop.buy(anna, "one", sale, 2).orderId();

        var confirmed = shop.confirm(order);
        shop.awaitStatus(anna, order, "CONFIRMED");
        var again = shop.confirm(order);
        var cancelled = shop.cancel(anna, order);

        assertThat(confirmed.status()).isEqualTo(202);
        assertThat(again.status()).isEqualTo(202);
        assertThat(cancelled.status()).isEqualTo(409);
        assertThat(cancelled.outcome()).isEqualTo("wrong-state");
        assertThat(shop.awaitQuiet(sale).price().gate()).isEqualTo(new Balance.Gate(1, 0, 2, 0));
    }

    @Test
    void aCancelledOrderIsNotConfirmed() {
        var sale = shop.open(Offer.of(3));
        var anna = shop.customer();
        var order = shop.buy(anna, "one", sale).orderId();
        var cancelled = shop.cancel(anna, order);
        shop.awaitStatus(anna, order, "CANCELLED");

        var confirmed = shop.confirm(order);

        assertThat(cancelled.status()).isEqualTo(202);
        assertThat(confirmed.status()).isEqualTo(409);
        assertThat(shop.awaitQuiet(sale).price().gate()).isEqualTo(new Balance.Gate(3, 0, 0, 0));
    }

    @Test
    void somebodyElsesOrderIsNotThere() {
        var sale = shop.open(Offer.of(3));
        var anna = shop.customer();
        var order = shop.buy(anna, "one", sale).orderId();
        var thief = shop.customer();

        var shown = shop.order(thief, order);
        var cancelled = shop.cancel(thief, order);
        var none = shop.order(thief, "01ARZ3NDEKTSV4RRFFQ69G5FAV");

        assertThat(shown.status()).isEqualTo(404);
        assertThat(cancelled.status()).isEqualTo(404);
        assertThat(shown.text("detail")).isEqualTo(none.text("detail"));
        assertThat(shop.awaitQuiet(sale).price().held()).isEqualTo(1);
        assertThat(shop.order(anna, order).text("status")).isEqualTo("PENDING_PAYMENT");
    }

    @Test
    void aCustomerConfirmsNothing() {
        var sale = shop.open(Offer.of(3));
        var anna = shop.customer();
        var order = shop.buy(anna, "one", sale).orderId();

        var confirmed = shop.call(anna, "POST", "/api/admin/orders/" + order + "/confirm", "");

        assertThat(confirmed.status()).isEqualTo(403);
        assertThat(shop.awaitQuiet(sale).price().gate()).isEqualTo(new Balance.Gate(2, 1, 0, 0));
    }
}
