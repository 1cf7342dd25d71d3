package io.flashsale.api.sale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flashsale.api.testing.Answer;
import io.flashsale.api.testing.App;
import io.flashsale.api.testing.Balance;
import io.flashsale.api.testing.Books;
import io.flashsale.api.testing.GateKeys;
import io.flashsale.api.testing.Offer;
import io.flashsale.api.testing.OnSale;
import io.flashsale.api.testing.Shop;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AdminSaleIT {

    private final App app = App.shared();
    private final Shop shop = app.shop();
    private final Books books = new Books(app.servers());

    @Test
    void aPriceListIsSoldByOneSaleOnly() {
        OnSale sale = shop.open(Offer.of(10));

        Answer second = create("another-" + sale.slug(), priceListOf(sale));

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.outcome()).isEqualTo("price-list-taken");
        assertThat(books.count("sale WHERE price_list_id = ?", priceListOf(sale)))
                .isEqualTo(1);
    }

    @Test
    void ofManyWhoPutAListOnSaleAtOnceOneDoes() {
        String list = newPriceList();

        var answers = IntStream.range(0, 8)
                .parallel()
                .mapToObj(number -> create("race-" + number + "-" + list.toLowerCase(Locale.ROOT), list))
                .map(Answer::status)
                .toList();

        assertThat(answers).containsOnlyOnce(201).containsOnly(201, 409);
        assertThat(books.count("sale WHERE price_list_id = ?", list)).isEqualTo(1);
    }

    @Test
    void aSlugNamesOneSale() {
        OnSale sale = shop.open(Offer.of(10));

        Answer second = create(sale.slug(), newPriceList());

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.outcome()).isEqualTo("slug-taken");
    }

    @Test
    void aListThatIsNotThereIsNotSold() {
        Answer answer = create("no-such-list", "01ARZ3NDEKTSV4RRFFQ69G5FAV");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().at("/errors/0/field").asString()).isEqualTo("priceListId");
    }

    @Test
    void anOfferLastsAsLongAsAHoldUnlessTheSaleSaysOtherwise() {
        String rest = "\"offerSeconds\": %s, \"holdSeconds\": 600";
        Answer other = create("other-" + System.nanoTime(), newPriceList(), rest.formatted(90));
        Answer same = create("same-" + System.nanoTime(), newPriceList(), rest.formatted("null"));
        Answer none = create("none-" + System.nanoTime(), newPriceList(), rest.formatted(0));

        assertThat(other.body().path("offerSeconds").asInt()).isEqualTo(90);
        assertThat(same.body().path("offerSeconds").asInt()).isEqualTo(600);
        assertThat(none.status()).isEqualTo(400);
        assertThat(none.body().at("/errors/0/field").asString()).isEqualTo("offerSeconds");
    }

    @Test
    void aSaleWithoutALimitedPriceDoesNotOpen() {
        String id = create("empty-" + System.nanoTime(), newPriceList()).text("id");

        Answer answer = change(id, "open");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.outcome()).isEqualTo("nothing-to-sell");
    }

    @Test
    void aSaleSellsAThousandLimitedPricesAndNotOneMore() {
        OnSale sale = shop.draft(Offer.of(1));
        String list = priceListOf(sale);
        addPrices(list, 1_000);

        Answer tooMany = change(sale.id(), "open");
        books.execute("DELETE FROM price_data WHERE price_list_id = '%s' AND target_id = 'added-0'".formatted(list));
        Answer opened = change(sale.id(), "open");
        String other = shop.draft(Offer.of(1)).sku();
        Answer oneMore = price(list, other, "true, \"startingQuantity\": 1");
        Answer withoutLimit = price(list, other, "false");

        assertThat(tooMany.status()).isEqualTo(409);
        assertThat(tooMany.outcome()).isEqualTo("too-many-prices");
        assertThat(tooMany.text("detail")).contains("at most 1000");
        assertThat(opened.status()).isEqualTo(200);
        assertThat(new GateKeys(app.servers()).prices(sale)).isEqualTo(1_000);
        assertThat(oneMore.outcome()).isEqualTo("too-many-prices");
        assertThat(withoutLimit.status()).isEqualTo(201);
        assertThat(shop.buy(shop.customer(), "one", sale).isAccepted()).isTrue();
    }

    /** Of no SKUs: nobody looks at them. */
    private void addPrices(String list, int many) {
        books.execute(IntStream.range(0, many)
                .mapToObj(i -> "('%s%04d', '%s', 'SKU', 'added-%d', 1, TRUE, 1, 1, 1, NOW())"
                        .formatted(list.substring(0, 22), i, list, i))
                .collect(Collectors.joining(", ", """
                        INSERT INTO price_data (id, price_list_id, target_type, target_id, amount, limited_by_quantity,
                            starting_quantity, offered_quantity, available_quantity, created_at) VALUES\s""", "")));
    }

    private Answer price(String list, String sku, String limited) {
        return shop.office("POST", "/api/admin/price-data", """
                {"priceListId": "%s", "sku": "%s", "amount": 1, "limitedByQuantity": %s}
                """.formatted(list, sku, limited));
    }

    @Test
    void anArticleThatIsAddedToARunningSaleIsSoldWithoutABreak() {
        OnSale sale = shop.open(Offer.of(1));
        shop.buy(shop.customer(), "one", sale);

        String added = shop.addArticle(priceListOf(sale), 2);
        OnSale more = new OnSale(sale.id(), sale.slug(), List.of(added), sale.prices(), sale.opensAt());

        for (int i = 0; i < 2; i++) {
            await("unit " + i)
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> shop.buy(shop.customer(), "one", more).isAccepted());
        }
        assertThat(shop.buy(shop.customer(), "one", more).outcome()).isEqualTo("sold-out");
        assertThat(shop.awaitQuiet(sale).prices())
                .extracting(Balance.Price::gate)
                .containsExactly(new Balance.Gate(0, 1, 0, 0), new Balance.Gate(0, 2, 0, 0));
        assertThat(books.rows("SELECT epoch FROM sale WHERE id = ?", sale.id())).containsExactly(Map.of("epoch", "1"));
    }

    @Test
    void unitsThatWereGoneWhenThePriceWasCreatedAreNotMissing() {
        OnSale sale = open("10.00", "\"startingQuantity\": 5, \"availableQuantity\": 2");

        assertThat(shop.buy(shop.customer(), "one", sale).isAccepted()).isTrue();

        var price = shop.awaitQuiet(sale).price();
        assertThat(price.startingQuantity()).isEqualTo(5);
        assertThat(price.offeredQuantity()).isEqualTo(2);
        assertThat(price.availableQuantity()).isEqualTo(1);
        assertThat(price.imbalance()).isZero();
    }

    @Test
    void anOrderThatCostsMoreThanCanBeWrittenDownIsRefusedBeforeTheGate() {
        OnSale sale = open("999999999999999.00", "\"startingQuantity\": 5");

        Answer refused = shop.buy(shop.customer(), "one", sale, 2);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().at("/errors/0/field").asString()).isEqualTo("lines.amount");
        assertThat(shop.buy(shop.customer(), "one", sale, 1).isAccepted()).isTrue();
        assertThat(shop.awaitQuiet(sale).price().gate()).isEqualTo(new Balance.Gate(4, 1, 0, 0));
    }

    @Test
    void whatWasClosedStaysClosed() {
        OnSale sale = shop.open(Offer.of(10));
        shop.change(sale, "close");

        Answer reopened = change(sale.id(), "open");
        Answer resumed = change(sale.id(), "resume");
        Answer closedAgain = change(sale.id(), "close");

        assertThat(reopened.outcome()).isEqualTo("wrong-state");
        assertThat(resumed.outcome()).isEqualTo("wrong-state");
        assertThat(closedAgain.status()).isEqualTo(200);
    }

    /** One article, at a price and with quantities as they stand in JSON. */
    private OnSale open(String amount, String quantities) {
        OnSale like = shop.draft(Offer.of(1));
        String list = newPriceList();
        String price = shop.office("POST", "/api/admin/price-data", """
                        {"priceListId": "%s", "sku": "%s", "amount": %s, "limitedByQuantity": true, %s}
                        """.formatted(list, like.sku(), amount, quantities))
                .text("id");
        String slug = "like-" + like.slug();
        OnSale sale = new OnSale(create(slug, list).text("id"), slug, like.skus(), List.of(price), like.opensAt());
        shop.change(sale, "open");
        return sale;
    }

    private Answer change(String sale, String change) {
        return shop.office("POST", "/api/admin/sales/" + sale + "/" + change, "");
    }

    private String priceListOf(OnSale sale) {
        return books.rows("SELECT price_list_id FROM sale WHERE id = ?", sale.id())
                .getFirst()
                .get("price_list_id");
    }

    private String newPriceList() {
        return shop.office("POST", "/api/admin/price-lists", """
                {"name": "Opening sale", "type": "SALE", "currency": "USD"}""").text("id");
    }

    private Answer create(String slug, String priceList) {
        return create(slug, priceList, "\"holdSeconds\": 600");
    }

    private Answer create(String slug, String priceList, String times) {
        return shop.office("POST", "/api/admin/sales", """
                {"slug": "%s", "title": "Opening sale", "priceListId": "%s", "opensAt": "2026-01-01T00:00:00Z",
                 "closesAt": "2199-01-01T00:00:00Z", "limitPerCustomer": 3, %s,
                 "tokensPerSecond": 1000, "tokenBurst": 1000, "waitlistCapacity": 0}
                """.formatted(slug, priceList, times));
    }
}
