package io.flashsale.api.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flashsale.api.testing.Answer;
import io.flashsale.api.testing.App;
import io.flashsale.api.testing.GateKeys;
import io.flashsale.api.testing.Offer;
import io.flashsale.api.testing.OnSale;
import io.flashsale.api.testing.Shop;
import io.flashsale.development.DevelopmentServices;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceEditIT {

    private final App app = App.shared();
    private final Shop shop = app.shop();
    private final GateKeys gate = new GateKeys(app.servers());

    @Test
    void editsTheAmountAndTheWindowAndLeavesTheRest() {
        OnSale sale = shop.draft(Offer.of(5));

        edit(sale, "{\"activeFrom\": \"2026-12-01T10:00:00Z\", \"activeTo\": \"2026-12-02T10:00:00Z\"}");
        edit(sale, "{\"amount\": 7.50}");
        Answer edited = edit(sale, "{\"activeTo\": null}");

        assertThat(edited.status()).as("%s", edited).isEqualTo(200);
        assertThat(edited.body().at("/price/amount").asDouble()).isEqualTo(7.5);
        assertThat(edited.text("activeFrom")).isEqualTo("2026-12-01T10:00:00Z");
        assertThat(edited.body().path("activeTo").isNull()).isTrue();
        assertThat(edited.body().path("startingQuantity").asInt()).isEqualTo(5);
        assertThat(show(sale).body()).isEqualTo(edited.body());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"amount": 1, "startingQuantity": 9}  | startingQuantity
            {"availableQuantity": 9}              | availableQuantity
            {"availableQuantity": null}           | availableQuantity
            {"limitedByQuantity": false}          | limitedByQuantity
            """)
    void quantitiesAreReadOnly(String body, String field) {
        OnSale sale = shop.draft(Offer.of(5));
        var before = show(sale).body();

        Answer answer = edit(sale, body);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.outcome()).isEqualTo("read-only");
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.body().at("/errors/0/field").asString()).isEqualTo(field);
        assertThat(show(sale).body()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"amount": -1}                          | amount
            {"amount": "1"}                         | amount
            {"amount": 1, "sku": "X"}               | sku
            {"activeFrom": "tomorrow"}              | activeFrom
            {"activeFrom": 1764583200}              | activeFrom
            {"activeTo": "2000-01-01T00:00:00Z"}    | activeTo
            {"activeTo": "+99999-01-01T00:00:00Z"}  | activeTo
            """)
    void namesTheFieldThatIsWrongAndChangesNothing(String body, String field) {
        OnSale sale = shop.draft(Offer.of(5));
        edit(sale, "{\"activeFrom\": \"2026-12-01T10:00:00Z\"}");
        var before = show(sale).body();

        Answer answer = edit(sale, body);

        assertThat(answer.status()).as("%s", answer).isEqualTo(400);
        assertThat(answer.body().at("/errors/0/field").asString()).isEqualTo(field);
        assertThat(show(sale).body()).isEqualTo(before);
    }

    @Test
    void anOrderKeepsThePriceAtWhichItWasHeldAndTheNextPaysTheNewOne() {
        var sale = shop.open(Offer.of(5));
        var early = shop.customer();
        String order = shop.buy(early, "one", sale).orderId();
        shop.awaitQuiet(sale);

        edit(sale, "{\"amount\": 7.50}");

        await().atMost(Duration.ofSeconds(10)).until(() -> totalOfANewOrder(sale) == 7.5);
        assertThat(shop.order(early, order).body().at("/total/amount").asDouble())
                .isEqualTo(10.0);
    }

    @Test
    void theQuantityIsThatOfTheGateWhileTheSaleIsLive() {
        var sale = shop.open(Offer.of(5));

        shop.buy(shop.customer(), "one", sale, 2);
        Answer atOnce = show(sale);
        shop.awaitQuiet(sale);
        gate.raiseStock(sale, -1);
        Answer lowered = show(sale);
        gate.raiseStock(sale, 1);

        assertThat(available(atOnce)).isEqualTo(3);
        assertThat(available(lowered)).as("what MySQL does not know").isEqualTo(2);
    }

    @Test
    void theQuantityIsThatOfMySqlWhileRedisIsAway() {
        var sale = shop.open(Offer.of(5));
        shop.buy(shop.customer(), "one", sale, 2);
        shop.awaitQuiet(sale);
        var redis = DevelopmentServices.shared().redis();

        redis.pause();
        Answer shown;
        try {
            shown = show(sale);
        } finally {
            redis.resume();
        }

        assertThat(available(shown)).isEqualTo(3);
        assertThat(shown.took()).isLessThan(Duration.ofSeconds(5));
        shop.awaitQuiet(sale);
    }

    @Test
    void aPriceThatIsNotThereIsNotShownAndNotEdited() {
        assertThat(shop.office("GET", "/api/admin/price-data/01ARZ3NDEKTSV4RRFFQ69G5FAV", "")
                        .status())
                .isEqualTo(404);
        assertThat(shop.office("PATCH", "/api/admin/price-data/none", "{\"amount\": 1}")
                        .status())
                .isEqualTo(404);
    }

    private double totalOfANewOrder(OnSale sale) {
        var late = shop.customer();
        String order = shop.buy(late, "one", sale).orderId();
        double total = shop.order(late, order).body().at("/total/amount").asDouble();
        shop.cancel(late, order);
        return total;
    }

    private static int available(Answer shown) {
        return shown.body().path("availableQuantity").asInt();
    }

    private Answer show(OnSale sale) {
        return shop.office("GET", "/api/admin/price-data/" + sale.price(), "");
    }

    private Answer edit(OnSale sale, String body) {
        return shop.office("PATCH", "/api/admin/price-data/" + sale.price(), body);
    }
}
