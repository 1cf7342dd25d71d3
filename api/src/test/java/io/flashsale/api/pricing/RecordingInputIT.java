package io.flashsale.api.pricing;

import static io.flashsale.api.testing.OtherSystem.cart;
import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.api.testing.Answer;
import io.flashsale.api.testing.App;
import io.flashsale.api.testing.Balance;
import io.flashsale.api.testing.Customer;
import io.flashsale.api.testing.Offer;
import io.flashsale.api.testing.OnSale;
import io.flashsale.api.testing.OtherSystem;
import io.flashsale.api.testing.Shop;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bad input is a 400 that names the field, and holds nothing. */
class RecordingInputIT {

    private static final String PATH = "/api/price-data-usages";
    private static final Shop SHOP = App.shared().shop();
    private static final OnSale SALE = SHOP.open(Offer.of(10));

    private final OtherSystem other = new OtherSystem(SHOP);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"cart\"                      | null                      | transactionReferenceId",
                "\"cart\"                      | \"\"                      | transactionReferenceId",
                "\"cart\"                      | \"a b\"                   | transactionReferenceId",
                "\"cart\"                      | \"é\"                     | transactionReferenceId",
                "\"cart\"                      | 7                         | transactionReferenceId",
                "\"anna\"                      | null                      | customerReferenceId",
                "\"anna\"                      | \"a\\u0000\"              | customerReferenceId",
                "\"BLC_CART\"                  | \"cart\"                  | transactionReferenceType",
                "\"BLC_CART\"                  | \"\"                      | transactionReferenceType",
                "\"BLC_CART\"                  | \"A23456789012345678901\" | transactionReferenceType",
                "\"BLC_CUSTOMER\"              | \"A-B\"                   | customerReferenceType",
                "[{\"priceDataId\": PRICE, \"usageQuantity\": 1}] | null      | items",
                "[{\"priceDataId\": PRICE, \"usageQuantity\": 1}] | []        | items",
                "[{\"priceDataId\": PRICE, \"usageQuantity\": 1}] | {}        | items",
                "[{\"priceDataId\": PRICE, \"usageQuantity\": 1}] | [null]    | items[0].priceDataId",
                "PRICE                         | \"x\"                     | items[0].priceDataId",
                "PRICE                         | null                      | items[0].priceDataId",
                "\"usageQuantity\": 1          | \"usageQuantity\": 0      | items[0].usageQuantity",
                "\"usageQuantity\": 1          | \"usageQuantity\": -1     | items[0].usageQuantity",
                "\"usageQuantity\": 1          | \"usageQuantity\": 1000001 | items[0].usageQuantity",
                "\"usageQuantity\": 1          | \"usageQuantity\": 1.5    | items[0].usageQuantity",
                "\"usageQuantity\": 1          | \"usageQuantity\": \"1\"  | items[0].usageQuantity",
                "\"usageQuantity\": 1          | \"usageQuantity\": null   | items[0].usageQuantity",
                "\"usageQuantity\": 1          | \"wrong\": 1              | items[0].wrong",
            })
    void isNamed(String right, String wrong, String field) {
        String body = """
                {"transactionReferenceType": "BLC_CART", "transactionReferenceId": "cart",
                 "customerReferenceType": "BLC_CUSTOMER", "customerReferenceId": "anna",
                 "items": [{"priceDataId": PRICE, "usageQuantity": 1}]}""";

        Answer answer = other.record(body.replace(right, wrong).replace("PRICE", "\"" + SALE.price() + "\""));

        assertNamed(answer, field);
        assertThat(SHOP.balance(SALE).price().gate()).isEqualTo(new Balance.Gate(10, 0, 0, 0));
    }

    @Test
    void tooManyItemsAndAPriceTwiceAreNamed() {
        String one = "{\"priceDataId\": \"%s\", \"usageQuantity\": 1}".formatted(SALE.price());
        String eleven = IntStream.range(0, 11).mapToObj(_ -> one).collect(Collectors.joining(", "));

        assertNamed(other.record(OtherSystem.body(cart(), "anna", eleven)), "items");
        assertNamed(other.record(OtherSystem.body(cart(), "anna", one + ", " + one)), "items[1].priceDataId");
        assertNamed(other.record(OtherSystem.body("c".repeat(65), "anna", one)), "transactionReferenceId");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                                  | transactionReferenceId",
                "{\"transactionReferenceId\": \"a b\"}                               | transactionReferenceId",
                "{\"transactionReferenceId\": \"a\", \"archivalReason\": \"BORED\"}  | archivalReason",
                "{\"transactionReferenceId\": \"a\", \"transactionReferenceType\": \"-\"} | transactionReferenceType",
            })
    void isNamedInARollback(String body, String field) {
        assertNamed(SHOP.office("POST", PATH + "/rollbacks", body), field);
    }

    @Test
    void onlyAdministratorsMayRecordAndRollBack() {
        Customer anna = SHOP.customer();
        Customer guest = new Customer(anna.id(), "");
        String items = OtherSystem.items(SALE.prices(), 1);

        for (String path : new String[] {PATH, PATH + "/rollbacks"}) {
            String body = OtherSystem.body(cart(), anna.id().value(), items);
            assertThat(SHOP.call(anna, "POST", path, body).status()).isEqualTo(403);
            assertThat(SHOP.call(guest, "POST", path, body).status()).isEqualTo(401);
        }
    }

    private static void assertNamed(Answer answer, String field) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(400);
        assertThat(answer.outcome()).isEqualTo("invalid-input");
        assertThat(answer.body().at("/errors/0/field").asString()).isEqualTo(field);
    }
}
