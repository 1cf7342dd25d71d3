package io.flashsale.api.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.api.testing.Answer;
import io.flashsale.api.testing.App;
import io.flashsale.api.testing.Customer;
import io.flashsale.api.testing.Offer;
import io.flashsale.api.testing.OnSale;
import io.flashsale.api.testing.Shop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PriceInfoIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final App app = App.shared();
    private final Shop shop = app.shop();

    /** The example of the requirements, field for field: a sale's price of 10 beside a base price of 50. */
    @Test
    void answersThePayloadOfThePage() {
        OnSale sale = shop.open(Offer.of(5));

        var info = only(ask("""
                {"targets": [{"targetId": "%s", "targetType": "SKU", "targetQuantity": 10,
                              "priceableFields": {"colour": "black"}, "attributes": {}}]}""".formatted(sale.sku())));

        assertThat(info).isEqualTo(JSON.readTree("""
                {
                  "target": {
                    "targetId": "%s", "targetType": "SKU", "targetQuantity": 10,
                    "priceableFields": {"colour": "black"}, "attributes": {}
                  },
                  "price": {"amount": 10.00, "currency": "USD"},
                  "priceType": "salePrice",
                  "priceDataId": "%s",
                  "priceListId": "%s",
                  "priceListPriceSource": "BLC_PRICE_LIST_PRICE_DATA",
                  "startingQuantity": 5,
                  "availableQuantity": 5,
                  "backupPriceInfo": {
                    "price": {"amount": 50.00, "currency": "USD"},
                    "priceType": "basePrice",
                    "priceTypeDetails": {
                      "salePrice": {"amount": 10.00, "currency": "USD"},
                      "basePrice": {"amount": 50.00, "currency": "USD"}
                    }
                  },
                  "priceTypeDetails": {
                    "salePrice": {"amount": 10.00, "currency": "USD"},
                    "basePrice": {"amount": 50.00, "currency": "USD"}
                  }
                }""".formatted(
                        sale.sku(), sale.price(), info.get("priceListId").asString())));
    }

    @Test
    void whatIsHeldIsNotAvailableAnyMoreAtOnce() {
        OnSale sale = shop.open(Offer.of(5));
        shop.buy(shop.customer(), "one", sale, 3);

        assertThat(priced(sale).get("availableQuantity").asInt()).isEqualTo(2);
        shop.buy(shop.customer(), "one", sale, 2);
        assertThat(priced(sale).get("priceType").asString()).isEqualTo("basePrice");
        assertThat(priced(sale).has("backupPriceInfo")).isFalse();
    }

    @Test
    void aPriceOfASaleThatIsNotOpenIsPassedOver() {
        OnSale draft = shop.draft(Offer.of(5));
        OnSale paused = shop.open(Offer.of(5));
        shop.change(paused, "pause");

        assertThat(priced(draft).get("priceType").asString()).isEqualTo("basePrice");
        assertThat(priced(paused).get("priceType").asString()).isEqualTo("basePrice");
    }

    @Test
    void answersInTheOrderOfTheTargetsAndOnlyTheTargetWithoutAPriceInTheCurrency() {
        OnSale sale = shop.open(Offer.of(5).articles(2));
        String targets = """
                {"currency": "%s", "targets": [{"targetId": "%s", "targetType": "SKU"},
                                               {"targetId": "%s", "targetType": "SKU"}]}""";

        var dollars =
                ask(targets.formatted("USD", sale.skus().get(1), sale.skus().get(0)));
        var euros = only(
                ask(targets.formatted("EUR", sale.skus().get(1), sale.skus().get(0))));

        assertThat(dollars.body().get("priceInfos"))
                .extracting(info -> info.at("/target/targetId").asString())
                .containsExactly(sale.skus().get(1), sale.skus().get(0));
        assertThat(euros.propertyNames()).containsExactly("target");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                                          | targets
            {"targets": []}                                                             | targets
            {"targets": [null]}                                                         | targets[0]
            {"targets": [{"targetId": "x", "targetType": "CATEGORY"}]}                  | targets[0].targetType
            {"targets": [{"targetType": "SKU"}]}                                        | targets[0].targetId
            {"targets": [{"targetId": "no-such-sku", "targetType": "SKU"}]}             | targets[0].targetId
            {"targets": [{"targetId": "x", "targetType": "SKU", "targetQuantity": 0}]}  | targets[0].targetQuantity
            {"currency": "XYZ", "targets": [{"targetId": "x", "targetType": "SKU"}]}    | currency
            """)
    void refusesWhatIsNoQuestionForPrices(String body, String field) {
        var answer = ask(body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().at("/errors/0/field").asString()).isEqualTo(field);
    }

    @Test
    void tellsNobodyWithoutAToken() {
        var answer = shop.call(new Customer(shop.customer().id(), "none"), "POST", "/api/price-infos", "{}");

        assertThat(answer.status()).isEqualTo(401);
    }

    private JsonNode priced(OnSale sale) {
        return only(ask("{\"targets\": [{\"targetId\": \"%s\", \"targetType\": \"SKU\"}]}".formatted(sale.sku())));
    }

    private Answer ask(String body) {
        return shop.call(shop.customer(), "POST", "/api/price-infos", body);
    }

    private static JsonNode only(Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        return answer.body().get("priceInfos").get(0);
    }
}
