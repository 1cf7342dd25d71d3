package io.flashsale.api.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.api.testing.Answer;
import io.flashsale.api.testing.App;
import io.flashsale.api.testing.Customer;
import io.flashsale.api.testing.Offer;
import io.flashsale.api.testing.OnSale;
import io.flashsale.api.testing.Shop;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the back office cannot say of an order. */
class FulfilOrderIT {

    private final Shop shop = App.shared().shop();
    private final Customer ada = shop.customer();

    @ParameterizedTest
    @ValueSource(strings = {"ship", "deliver"})
    void whatIsNotPaidIsNotSent(String word) {
        OnSale sale = shop.open(Offer.of(1).waitlist(1));
        String pending = shop.buy(ada, "one", sale).orderId();
        Customer bob = shop.customer();
        String waiting = shop.buy(bob, "one", sale).orderId();

        assertThat(tell(pending, word).text("orderStatus")).isEqualTo("PENDING_PAYMENT");
        assertThat(tell(waiting, word).text("orderStatus")).isEqualTo("WAITLISTED");
        shop.cancel(bob, waiting);
        shop.awaitStatus(bob, waiting, "CANCELLED");
        Answer cancelled = tell(waiting, word);

        assertThat(cancelled.status()).isEqualTo(409);
        assertThat(cancelled.text("orderStatus")).isEqualTo("CANCELLED");
        assertThat(shop.order(ada, pending).text("status")).isEqualTo("PENDING_PAYMENT");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"carrier\": \"\"}                        | carrier",
                "{\"carrier\": \"a\\nb\"}                   | carrier",
                "{\"waybill\": \" \"}                       | waybill",
                "{\"waybill\": 1234567890}                  | waybill",
                "{\"waybill\": \"LONG\"}                    | waybill",
                "{\"carrier\": \"\", \"waybill\": \"LONG\"} | carrier",
                "{\"carrier\": \"\", \"waybill\": \"LONG\"} | waybill",
                "{\"number\": \"1\"}                        | number",
            })
    void badInputNamesItsField(String body, String field) {
        String order = shop.buy(ada, "one", shop.open(Offer.of(1))).orderId();

        Answer answer = tell(order, "ship", body.replace("LONG", "1".repeat(65)));

        assertThat(answer.status()).as("%s", answer).isEqualTo(400);
        assertThat(answer.body().path("errors").findValuesAsString("field")).contains(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ship", "deliver"})
    void onlyTheBackOfficeSaysSoAndOfAnOrderThatThereIs(String word) {
        String order = shop.buy(ada, "one", shop.open(Offer.of(1))).orderId();

        assertThat(shop.call(ada, "POST", "/api/admin/orders/" + order + "/" + word, "")
                        .status())
                .isEqualTo(403);
        assertThat(tell("01ARZ3NDEKTSV4RRFFQ69G5FAV", word).status()).isEqualTo(404);
        assertThat(tell("x", word).status()).isEqualTo(404);
    }

    private Answer tell(String order, String word) {
        return tell(order, word, "");
    }

    private Answer tell(String order, String word, String body) {
        return shop.office("POST", "/api/admin/orders/" + order + "/" + word, body);
    }
}
