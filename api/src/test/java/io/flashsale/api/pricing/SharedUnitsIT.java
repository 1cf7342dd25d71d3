package io.flashsale.api.pricing;

import static io.flashsale.api.testing.OtherSystem.assertRecorded;
import static io.flashsale.api.testing.OtherSystem.assertRefused;
import static io.flashsale.api.testing.OtherSystem.body;
import static io.flashsale.api.testing.OtherSystem.cart;
import static io.flashsale.api.testing.OtherSystem.items;
import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.api.testing.Answer;
import io.flashsale.api.testing.App;
import io.flashsale.api.testing.Balance;
import io.flashsale.api.testing.Customer;
import io.flashsale.api.testing.GateKeys;
import io.flashsale.api.testing.Offer;
import io.flashsale.api.testing.OtherSystem;
import io.flashsale.api.testing.Shop;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What other systems record is sold by the same rules as what our own buyers get. */
class SharedUnitsIT {

    private final App app = App.shared();
    private final Shop shop = app.shop();
    private final GateKeys gate = new GateKeys(app.servers());
    private final OtherSystem other = new OtherSystem(shop);

    @Test
    void theUnitsAreThoseOfOurOwnBuyers() {
        var sale = shop.open(Offer.of(3));
        var anna = shop.customer();
        var bought = shop.buy(anna, "one", sale);
        assertRecorded(other.record(cart(), sale, 2));

        var buyer = shop.buy(shop.customer(), "one", sale);
        var recorded = other.record(cart(), sale, 1);
        shop.cancel(anna, bought.orderId());
        shop.awaitStatus(anna, bought.orderId(), "CANCELLED");
        shop.awaitQuiet(sale);
        var again = other.record(cart(), sale, 1);

        assertThat(buyer.outcome()).isEqualTo("sold-out");
        assertRefused(recorded, Map.of(sale.price(), "TOO_FEW_UNITS"));
        assertRecorded(again);
        assertThat(shop.awaitQuiet(sale).price().gate()).isEqualTo(new Balance.Gate(0, 0, 3, 0));
    }

    @Test
    void aCustomerOfOursCountsTogetherWithTheirOwnPurchases() {
        var sale = shop.open(Offer.of(10).limit(3));
        Customer anna = shop.customer();
        String annasId = anna.id().value();
        assertThat(shop.buy(anna, "one", sale).status()).isEqualTo(202);

        var tooMany = other.record(cart(), annasId, sale, 3);
        var rest = other.record(cart(), annasId, sale, 2);
        var oneMore = shop.buy(anna, "two", sale);
        var stranger = other.record(cart(), "4711", sale, 3);
        var strangersMore = other.record(cart(), "4711", sale, 1);

        assertRefused(tooMany, Map.of(sale.price(), "LIMIT_REACHED"));
        assertRecorded(rest);
        assertThat(oneMore.outcome()).isEqualTo("limit-reached");
        assertRecorded(stranger);
        assertRefused(strangersMore, Map.of(sale.price(), "LIMIT_REACHED"));
        assertThat(shop.awaitQuiet(sale).price().sold()).isEqualTo(5);
    }

    @Test
    void whatTheGateGrantedTooMuchIsRefusedByMySql() {
        var sale = shop.open(Offer.of(3));
        var cart = cart();
        shop.awaitQuiet(sale);
        gate.raiseStock(sale, 2);

        var tooMany = other.record(cart, sale, 5);
        var rest = Answer.untilDecided(() -> other.record(cart, sale, 3));

        assertRefused(tooMany, Map.of(sale.price(), "TOO_FEW_UNITS"));
        assertRecorded(rest);
        assertThat(shop.awaitQuiet(sale).price().gate()).isEqualTo(new Balance.Gate(0, 0, 3, 0));
    }

    @Test
    void whatCannotBeRecordedIsSaidForEachPrice() {
        var sale = shop.open(Offer.of(10));
        var second = shop.open(Offer.of(10));
        var paused = shop.open(Offer.of(10));
        shop.change(paused, "pause");
        var later = shop.open(Offer.of(10).window(Duration.ofHours(1), Duration.ofHours(1)));
        var draft = shop.draft(Offer.of(10));
        var unlimited = unlimitedPrice(sale.sku());
        var unknown = "01ARZ3NDEKTSV4RRFFQ69G5FAV";

        assertRefused(
                record(unknown, sale.price(), unlimited), Map.of(unknown, "UNKNOWN_PRICE", unlimited, "NOT_LIMITED"));
        assertRefused(record(paused.price()), Map.of(paused.price(), "NO_OPEN_SALE"));
        assertRefused(record(later.price()), Map.of(later.price(), "NO_OPEN_SALE"));
        assertRefused(record(draft.price()), Map.of(draft.price(), "NO_OPEN_SALE"));
        assertRefused(
                record(sale.price(), second.price()),
                Map.of(sale.price(), "SEVERAL_SALES", second.price(), "SEVERAL_SALES"));
        assertThat(shop.awaitQuiet(sale).price().gate()).isEqualTo(new Balance.Gate(10, 0, 0, 0));
    }

    @Test
    void whatWasRefusedMayBeRecordedWithOtherContent() {
        var sale = shop.open(Offer.of(2));
        var cart = cart();

        var refused = other.record(cart, sale, 3);
        var recorded = other.record(cart, sale, 2);

        assertRefused(refused, Map.of(sale.price(), "TOO_FEW_UNITS"));
        assertRecorded(recorded);
        shop.awaitQuiet(sale);
    }

    private Answer record(String... prices) {
        int[] ones = IntStream.range(0, prices.length).map(_ -> 1).toArray();
        return other.record(body(cart(), "4711", items(List.of(prices), ones)));
    }

    private String unlimitedPrice(String sku) {
        String list = shop.office("POST", "/api/admin/price-lists", """
                {"name": "Standard", "type": "STANDARD", "currency": "USD"}""").text("id");
        return shop.office("POST", "/api/admin/price-data", """
                {"priceListId": "%s", "sku": "%s", "amount": 40.00}""".formatted(list, sku))
                .text("id");
    }
}
