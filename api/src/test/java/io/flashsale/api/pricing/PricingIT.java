package io.flashsale.api.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.api.BackOffice;
import io.flashsale.api.RunningServer;
import io.flashsale.pricing.LimitedPrice;
import io.flashsale.pricing.PriceBook;
import io.flashsale.shared.Money;
import io.flashsale.shared.PriceListId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

class PricingIT extends RunningServer {

    @Autowired
    private PriceBook book;

    private String sku = "";
    private String list = "";

    @BeforeEach
    void setUpAnEmptyList() {
        sku = "SKU-" + ids.next();
        list = new BackOffice(admin).priceList();
        new BackOffice(admin).sku(sku);
    }

    @Test
    void keepsALimitedPriceWithAllUnitsAvailable() {
        postPrice("\"amount\": 5.00, \"limitedByQuantity\": true, \"startingQuantity\": 10")
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.price.amount")
                .isEqualTo(5.00)
                .jsonPath("$.price.currency")
                .isEqualTo("USD")
                .jsonPath("$.availableQuantity")
                .isEqualTo(10);

        assertThat(limitedPrices()).singleElement().satisfies(price -> {
            assertThat(price.sku().value()).isEqualTo(sku);
            assertThat(price.price()).isEqualTo(Money.of("5.0000", "USD"));
            assertThat(price.startingQuantity()).isEqualTo(10);
            assertThat(price.availableQuantity()).isEqualTo(10);
        });
    }

    @Test
    void listsPricesWithTheirTimesAsTheyWereGiven() {
        postPrice("""
                "amount": 5, "limitedByQuantity": true, "startingQuantity": 10, "availableQuantity": 0,
                "activeFrom": "2026-12-01T10:00:00.123456789+02:00", "activeTo": "2026-12-01T11:00:00Z"
                """).expectStatus().isCreated();

        admin.get()
                .uri("/api/admin/price-data?priceListId=" + list)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.length()")
                .isEqualTo(1)
                .jsonPath("$[0].availableQuantity")
                .isEqualTo(0)
                .jsonPath("$[0].activeFrom")
                .isEqualTo("2026-12-01T08:00:00.123456Z")
                .jsonPath("$[0].activeTo")
                .isEqualTo("2026-12-01T11:00:00Z");
    }

    @Test
    void leavesUnlimitedPricesOutOfTheSale() {
        postPrice("\"amount\": 30").expectStatus().isCreated();

        assertThat(limitedPrices()).isEmpty();
    }

    @Test
    void refusesASecondPriceOfASku() {
        postPrice("\"amount\": 5").expectStatus().isCreated();

        postPrice("\"amount\": 6")
                .expectStatus()
                .isEqualTo(HttpStatus.CONFLICT)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/already-priced");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                "amount": "5"                                                          | amount
                "amount": -1                                                           | amount
                "limitedByQuantity": true                                              | amount
                "amount": 5, "limitedByQuantity": true                                 | startingQuantity
                "amount": 5, "limitedByQuantity": "true", "startingQuantity": 1        | limitedByQuantity
                "amount": 5, "limitedByQuantity": 1, "startingQuantity": 1             | limitedByQuantity
                "amount": 5, "limitedByQuantity": true, "startingQuantity": 0          | startingQuantity
                "amount": 5, "limitedByQuantity": true, "startingQuantity": -1         | startingQuantity
                "amount": 5, "limitedByQuantity": true, "startingQuantity": "1"        | startingQuantity
                "amount": 5, "limitedByQuantity": true, "startingQuantity": ""         | startingQuantity
                "amount": 5, "limitedByQuantity": true, "startingQuantity": 1.5        | startingQuantity
                "amount": 5, "limitedByQuantity": true, "startingQuantity": 1.0        | startingQuantity
                "amount": 5, "limitedByQuantity": true, "startingQuantity": 2147483648 | startingQuantity
                "amount": 5, "limitedByQuantity": true, "startingQuantity": 99999999999999999999 | startingQuantity
                "amount": 5, "limitedByQuantity": true, "startingQuantity": true       | startingQuantity
                "amount": 5, "limitedByQuantity": true, "startingQuantity": [1]        | startingQuantity
                "amount": 5, "limitedByQuantity": true, "startingQuantity":1, "availableQuantity":2 | availableQuantity
                "amount": 5, "startingQuantity": 1                                     | startingQuantity
                "amount": 5, "activeFrom": 1764583200                                  | activeFrom
                "amount": 5, "activeFrom": "tomorrow"                                  | activeFrom
                "amount": 5, "activeFrom": ""                                          | activeFrom
                "amount": 5, "activeFrom": "+99999-01-01T00:00:00Z"                    | activeFrom
                "amount": 5, "quantity": 1                                             | quantity
                """)
    void namesTheFieldThatIsWrongAndKeepsNothing(String fields, String field) {
        postPrice(fields.strip())
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo(field);

        assertThat(count("price_data WHERE price_list_id = '" + list + "'")).isZero();
    }

    @Test
    void refusesAPriceOfNoSkuOrInNoList() {
        postPrice(list, "NO-SUCH-SKU", "\"amount\": 5")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("sku");
        postPrice(ids.next(), sku, "\"amount\": 5")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("priceListId");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                {"type": "SALE", "currency": "USD"}                               | name
                {"name": "x", "type": "sale", "currency": "USD"}                  | type
                {"name": "x", "type": 1, "currency": "USD"}                       | type
                {"name": "x", "type": "SALE", "currency": "usd"}                  | currency
                {"name": "x", "type": "SALE", "currency": "USD", "priority": -1}  | priority
                {"name": "x", "type": "SALE", "currency": "USD", "priority": "1"} | priority
                """)
    void refusesAPriceListThatIsNone(String body, String field) {
        post("/api/admin/price-lists", body.strip())
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo(field);
    }

    @Test
    void listsThePriceListThatWinsFirst() {
        String last = new BackOffice(admin).priceList();
        String second = listWithPriority(1_000_002);
        String first = listWithPriority(1_000_001);

        List<String> all = allPriceLists();

        assertThat(all).containsSubsequence(first, second, list, last).doesNotHaveDuplicates();
    }

    private List<String> allPriceLists() {
        var seen = new ArrayList<String>();
        List<PriceListView> page;
        do {
            String after = seen.isEmpty() ? "" : "&after=" + seen.getLast();
            page = Objects.requireNonNull(admin.get()
                    .uri("/api/admin/price-lists?limit=2" + after)
                    .exchange()
                    .expectBodyList(PriceListView.class)
                    .returnResult()
                    .getResponseBody());
            page.forEach(view -> seen.add(view.id()));
        } while (!page.isEmpty());
        return seen;
    }

    private String listWithPriority(int priority) {
        return Objects.requireNonNull(post("/api/admin/price-lists", """
                        {"name": "x", "type": "STANDARD", "currency": "USD", "priority": %d}
                        """.formatted(priority))
                        .expectStatus()
                        .isCreated()
                        .expectBody(PriceListView.class)
                        .returnResult()
                        .getResponseBody())
                .id();
    }

    private List<LimitedPrice> limitedPrices() {
        return Objects.requireNonNull(
                book.limitedPricesOf(new PriceListId(list)).collectList().block());
    }

    private ResponseSpec postPrice(String fields) {
        return postPrice(list, sku, fields);
    }

    private ResponseSpec postPrice(String priceList, String code, String fields) {
        String body = "{\"priceListId\": \"" + priceList + "\", \"sku\": \"" + code + "\", " + fields + "}";
        return post("/api/admin/price-data", body);
    }

    private ResponseSpec post(String path, String body) {
        return admin.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }
}
