package io.flashsale.api.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.api.testing.Answer;
import io.flashsale.api.testing.App;
import io.flashsale.api.testing.Balance;
import io.flashsale.api.testing.Books;
import io.flashsale.api.testing.Customer;
import io.flashsale.api.testing.Offer;
import io.flashsale.api.testing.OnSale;
import io.flashsale.api.testing.Shop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StockAdjustmentIT {

    private static final String PATH = "/api/admin/price-data/";

    private final App app = App.shared();
    private final Shop shop = app.shop();
    private final Books books = new Books(app.servers());

    @Test
    void fiveMoreUnitsOfASoldOutSaleLetExactlyFiveMoreBuy() {
        var sale = shop.open(Offer.of(3));
        shop.buyAtOnce(shop.customers(10), sale);

        Answer adjusted = shop.adjust(sale.price(), "more", 5);
        var answers = shop.buyAtOnce(shop.customers(20), sale);

        assertThat(adjusted.status()).as("%s", adjusted).isEqualTo(201);
        assertThat(answers).filteredOn(Answer::isAccepted).hasSize(5);
        var price = shop.awaitQuiet(sale).price();
        assertThat(price.startingQuantity()).isEqualTo(8);
        assertThat(price.offeredQuantity()).isEqualTo(8);
        assertThat(price.gate()).isEqualTo(new Balance.Gate(0, 8, 0, 0));
    }

    @Test
    void takesWhatIsLeftAndNotAUnitThatIsHeld() {
        var sale = shop.open(Offer.of(5));
        shop.buy(shop.customer(), "one", sale, 3);
        var before = shop.awaitQuiet(sale);

        Answer refused = shop.adjust(sale.price(), "three", -3);
        var afterRefusal = shop.awaitQuiet(sale);
        Answer adjusted = shop.adjust(sale.price(), "two", -2);
        Answer refusedAgain = shop.adjust(sale.price(), "three", -3);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.outcome()).isEqualTo("too-few-units");
        assertThat(afterRefusal).isEqualTo(before);
        assertThat(adjusted.status()).isEqualTo(201);
        assertThat(refusedAgain.outcome()).isEqualTo("too-few-units");
        var price = shop.awaitQuiet(sale).price();
        assertThat(price.startingQuantity()).isEqualTo(3);
        assertThat(price.gate()).isEqualTo(new Balance.Gate(0, 3, 0, 0));
        assertThat(shop.buy(shop.customer(), "one", sale).outcome()).isEqualTo("sold-out");
        assertThat(deltas(sale)).containsExactly(-2);
    }

    @Test
    void aRepeatIsTheSameAdjustmentAlsoWhenManyComeAtOnce() {
        var sale = shop.open(Offer.of(5));

        var answers = atOnce(8, () -> shop.adjust(sale.price(), "same", -2));
        Answer otherBody = shop.adjust(sale.price(), "same", -1);

        assertThat(answers).allMatch(answer -> answer.status() == 201);
        assertThat(answers)
                .extracting(answer -> answer.response().body())
                .containsOnly(answers.getFirst().response().body());
        assertThat(otherBody.status()).isEqualTo(422);
        assertThat(otherBody.outcome()).isEqualTo("key-reused");
        assertThat(shop.awaitQuiet(sale).price().gate()).isEqualTo(new Balance.Gate(3, 0, 0, 0));
    }

    @Test
    void ofManyWhoTakeTheLastUnitsSomeAreRefusedAndNoUnitIsTakenTwice() {
        var sale = shop.open(Offer.of(5));

        var answers = IntStream.range(0, 8)
                .mapToObj(number -> CompletableFuture.supplyAsync(() -> shop.adjust(sale.price(), "key-" + number, -1)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(4);
        assertThat(answers).filteredOn(answer -> answer.status() == 409).hasSize(4);
        assertThat(shop.awaitQuiet(sale).price().gate()).isEqualTo(new Balance.Gate(1, 0, 0, 0));
    }

    @Test
    void addedUnitsGoToThoseWhoWaitInTheOrderOfJoining() {
        var sale = shop.open(Offer.of(1).waitlist(3));
        List<Customer> line = shop.customers(4);
        var orders =
                line.stream().map(each -> shop.buy(each, "one", sale).orderId()).toList();

        shop.adjust(sale.price(), "more", 2);

        shop.awaitStatus(line.get(1), orders.get(1), "PENDING_PAYMENT");
        shop.awaitStatus(line.get(2), orders.get(2), "PENDING_PAYMENT");
        assertThat(shop.order(line.get(3), orders.get(3)).text("status")).isEqualTo("WAITLISTED");
        assertThat(shop.awaitQuiet(sale).price().gate()).isEqualTo(new Balance.Gate(0, 3, 0, 1));
    }

    @Test
    void aCrowdAndAdjustmentsAtTheSameTimeSellWhatThereIsInTheEnd() {
        var sale = shop.open(Offer.of(40));
        var buying = shop.customers(150).stream()
                .map(each -> shop.buyingUntilDecided(each, "one", sale))
                .toList();
        List<CompletableFuture<Answer>> adjusting = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            int delta = i % 3 == 0 ? -2 : 3;
            String key = "key-" + i;
            adjusting.add(CompletableFuture.supplyAsync(() -> shop.adjust(sale.price(), key, delta)));
        }

        var adjusted = adjusting.stream().map(CompletableFuture::join).toList();
        long early = buying.stream()
                .map(CompletableFuture::join)
                .filter(Answer::isAccepted)
                .count();
        long late = shop.buyAtOnce(shop.customers(40), sale).stream()
                .filter(Answer::isAccepted)
                .count();

        assertThat(adjusted)
                .allMatch(answer -> answer.status() == 201 || answer.outcome().equals("too-few-units"));
        int units = 40 + deltas(sale).stream().mapToInt(delta -> delta).sum();
        var price = shop.awaitQuiet(sale).price();
        assertThat(price.startingQuantity()).isEqualTo(units);
        assertThat(early + late).isEqualTo(units);
        assertThat(price.gate()).isEqualTo(new Balance.Gate(0, units, 0, 0));
    }

    @Test
    void aPriceThatIsNotOnSaleChangesInMySqlAndComesSoToTheGate() {
        OnSale sale = shop.draft(Offer.of(5));

        assertThat(shop.adjust(sale.price(), "none", -5).outcome()).isEqualTo("too-few-units");
        assertThat(shop.adjust(sale.price(), "two", -2).status()).isEqualTo(201);
        assertThat(shop.adjust(sale.price(), "four", 4).status()).isEqualTo(201);
        shop.change(sale, "open");

        var price = shop.awaitQuiet(sale).price();
        assertThat(price.startingQuantity()).isEqualTo(7);
        assertThat(price.gate()).isEqualTo(new Balance.Gate(7, 0, 0, 0));
    }

    @Test
    void theBooksTellWhoDidItWhenAndWhy() {
        OnSale sale = shop.draft(Offer.of(5));
        shop.adjust(sale.price(), "one", "{\"delta\": 2, \"reason\": \"found behind the shelf\"}");

        var listed =
                shop.office("GET", PATH + sale.price() + "/adjustments", "").body();

        assertThat(listed.size()).isEqualTo(1);
        assertThat(listed.at("/0/delta").asInt()).isEqualTo(2);
        assertThat(listed.at("/0/reason").asString()).isEqualTo("found behind the shelf");
        assertThat(listed.at("/0/adjustedBy").asString()).hasSize(26);
        assertThat(listed.at("/0/adjustedAt").asString()).endsWith("Z");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            key  | {"reason": "x"}                       | delta
            key  | {"delta": 0, "reason": "x"}           | delta
            key  | {"delta": 1000001, "reason": "x"}     | delta
            key  | {"delta": 2147483648, "reason": "x"}  | delta
            key  | {"delta": "5", "reason": "x"}         | delta
            key  | {"delta": 1.5, "reason": "x"}         | delta
            key  | {"delta": 1}                          | reason
            key  | {"delta": 1, "reason": " "}           | reason
            key  | {"delta": 1, "reason": "x", "by": 1}  | by
            k y  | {"delta": 1, "reason": "x"}           | Idempotency-Key
            """)
    void namesTheFieldThatIsWrongAndKeepsNothing(String key, String body, String field) {
        OnSale sale = shop.draft(Offer.of(5));

        Answer answer = shop.adjust(sale.price(), key, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().at("/errors/0/field").asString()).isEqualTo(field);
        assertThat(books.count("stock_adjustment WHERE price_data_id = ?", sale.price()))
                .isZero();
    }

    @Test
    void refusesWithoutAKeyWithoutAPriceAndWithoutTheRole() {
        OnSale sale = shop.draft(Offer.of(5));
        String body = "{\"delta\": 1, \"reason\": \"x\"}";
        String path = PATH + sale.price() + "/adjustments";

        Answer noKey = shop.office("POST", path, body);

        assertThat(noKey.status()).isEqualTo(400);
        assertThat(noKey.body().at("/errors/0/field").asString()).isEqualTo("Idempotency-Key");
        assertThat(shop.adjust("01ARZ3NDEKTSV4RRFFQ69G5FAV", "key", body).status())
                .isEqualTo(404);
        assertThat(shop.adjust("none", "key", body).status()).isEqualTo(404);
        assertThat(shop.call(shop.customer(), "POST", path, body).status()).isEqualTo(403);
        assertThat(shop.call(shop.customer(), "GET", path, "").status()).isEqualTo(403);
    }

    private List<Integer> deltas(OnSale sale) {
        List<Integer> deltas = new ArrayList<>();
        shop.office("GET", PATH + sale.price() + "/adjustments", "")
                .body()
                .forEach(each -> deltas.add(each.path("delta").asInt()));
        return deltas;
    }

    private static List<Answer> atOnce(int times, Supplier<Answer> call) {
        return IntStream.range(0, times).mapToObj(_ -> CompletableFuture.supplyAsync(call)).toList().stream()
                .map(CompletableFuture::join)
                .toList();
    }
}
