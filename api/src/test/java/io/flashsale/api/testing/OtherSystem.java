package io.flashsale.api.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.ulid.UlidCreator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** The checkout of another system that sells at our limited prices. */
public record OtherSystem(Shop shop) {

    private static final String PATH = "/api/price-data-usages";
    private static final String BODY =
            "{\"transactionReferenceId\": \"%s\", \"customerReferenceId\": \"%s\", \"items\": [%s]}";
    private static final String ITEM = "{\"priceDataId\": \"%s\", \"usageQuantity\": %d}";

    /** A cart of its own. */
    public static String cart() {
        return "cart-" + UlidCreator.getUlid();
    }

    /** Records as many units of each article, in their order, for a customer of its own; 0 leaves an article out. */
    public Answer record(String cart, OnSale sale, int... quantities) {
        return record(cart, "customer-of-" + cart, sale, quantities);
    }

    public Answer record(String cart, String customer, OnSale sale, int... quantities) {
        return record(body(cart, customer, items(sale.prices(), quantities)));
    }

    public Answer record(String body) {
        return shop.office("POST", PATH, body);
    }

    /** The same request from many at once. */
    public List<Answer> recordAtOnce(int times, String cart, OnSale sale, int... quantities) {
        return IntStream.range(0, times)
                .mapToObj(_ -> CompletableFuture.supplyAsync(() -> record(cart, sale, quantities)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
    }

    public Answer rollBack(String cart) {
        return shop.office("POST", PATH + "/rollbacks", "{\"transactionReferenceId\": \"%s\"}".formatted(cart));
    }

    public static String body(String cart, String customer, String items) {
        return BODY.formatted(cart, customer, items);
    }

    public static String items(List<String> prices, int... quantities) {
        List<String> items = new ArrayList<>();
        for (int i = 0; i < quantities.length; i++) {
            if (quantities[i] != 0) {
                items.add(ITEM.formatted(prices.get(i), quantities[i]));
            }
        }
        return String.join(", ", items);
    }

    public static void assertRecorded(Answer answer) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        assertThat(answer.response().body())
                .isEqualTo("{\"success\":true,\"errorByPriceDataId\":{},\"additionalAttributes\":{}}");
    }

    /** @param errors by price data id */
    public static void assertRefused(Answer answer, Map<String, String> errors) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        assertThat(answer.body().path("success").asBoolean(true)).isFalse();
        Map<String, String> given = new HashMap<>();
        answer.body()
                .path("errorByPriceDataId")
                .properties()
                .forEach(error -> given.put(error.getKey(), error.getValue().asString()));
        assertThat(given).as("%s", answer).isEqualTo(errors);
    }
}
