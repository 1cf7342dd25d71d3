package io.flashsale.api.cart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flashsale.api.testing.App;
import io.flashsale.api.testing.Balance;
import io.flashsale.api.testing.Books;
import io.flashsale.api.testing.Log;
import io.flashsale.api.testing.Offer;
import io.flashsale.api.testing.OnSale;
import io.flashsale.api.testing.OtherSystem;
import io.flashsale.api.testing.Shop;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Customers who fill carts, check them out, buy, cancel and pay at the same time, while other systems sell the same
 * units and take them back, and the back office changes stock and prices. The seed says who does what; who comes first
 * is for the machine to say.
 */
class ShoppingHistoriesIT {

    private static final int HISTORIES = 5;
    private static final int CUSTOMERS = 8;
    private static final int SELLERS = 2;
    private static final int STEPS_OF_A_CUSTOMER = 40;
    private static final int STEPS_OF_A_SELLER = 15;
    private static final int UNITS = 40;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final App app = App.shared();
    private final Shop shop = app.shop();
    private final OtherSystem system = new OtherSystem(shop);
    private final Log log = new Log(app.servers());
    private final Books books = new Books(app.servers());

    /** Some that never change, and one that is new each time. */
    static LongStream seeds() {
        return LongStream.concat(LongStream.range(0, HISTORIES), LongStream.of(System.nanoTime()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noUnitLeaksAndNobodyPaysWhatTheirCartHasNotShown(long seed) {
        OnSale sale = shop.open(Offer.of(UNITS).articles(2).limit(12).waitlist(6));
        List<RandomShopper> shoppers = IntStream.range(0, CUSTOMERS)
                .mapToObj(i -> new RandomShopper(shop, sale, new Random(seed * CUSTOMERS + i)))
                .toList();
        List<RandomSeller> sellers = IntStream.range(0, SELLERS)
                .mapToObj(i -> new RandomSeller(system, log, sale, new Random(~(seed * SELLERS + i))))
                .toList();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var shopping = IntStream.range(0, CUSTOMERS)
                    .mapToObj(i -> steps(
                            threads,
                            STEPS_OF_A_CUSTOMER,
                            shoppers.get(i)::step,
                            "seed %d, customer %d".formatted(seed, i)));
            var selling = IntStream.range(0, SELLERS)
                    .mapToObj(i -> steps(
                            threads, STEPS_OF_A_SELLER, sellers.get(i)::step, "seed %d, seller %d".formatted(seed, i)));
            var everybody =
                    CompletableFuture.allOf(Stream.concat(shopping, selling).toArray(CompletableFuture[]::new));
            var office = new Random(seed);
            for (int round = 0; !everybody.isDone(); round++) {
                manage(sale, office, round);
                assertThat(pricesOutOfBalance(sale)).as("seed %d: I1, I2", seed).isEmpty();
            }
            everybody.join();
        }

        assertThat(shoppers.stream().mapToInt(RandomShopper::bills).sum())
                .as("seed %d: orders that were carts", seed)
                .isPositive();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(soldElsewhere(sale))
                        .as("seed %d: what other systems were told", seed)
                        .isEqualTo(told(sellers)));
        assertAgreement(sale, seed);
    }

    private void assertAgreement(OnSale sale, long seed) {
        for (Balance.Price price : shop.awaitQuiet(sale).prices()) {
            assertThat(price.imbalance()).as("seed %d: I2", seed).isZero();
            assertThat(price.held() + price.sold())
                    .as("seed %d: I1", seed)
                    .isBetween(0, price.offeredQuantity())
                    .isEqualTo(price.used());
        }
        assertThat(usagesThatNoOrderHas(sale)).as("seed %d: I11", seed).isEmpty();
    }

    private static CompletableFuture<Void> steps(Executor threads, int count, Consumer<String> one, String where) {
        return CompletableFuture.runAsync(
                () -> IntStream.range(0, count).forEach(step -> one.accept(where + ", step " + step)), threads);
    }

    /** Units come and go, and now and then a better standard price appears. */
    private void manage(OnSale sale, Random random, int round) {
        String price = sale.prices().get(random.nextInt(sale.prices().size()));
        var adjusted = shop.adjust(price, "round-" + round, random.nextBoolean() ? 2 : -2);
        assertThat(adjusted.status()).as("%s", adjusted).isIn(200, 201, 409);
        if (random.nextInt(4) == 0) {
            String sku = sale.skus().get(random.nextInt(sale.skus().size()));
            shop.standardPrice(sku, Integer.toString(49 - Math.min(round, 30)));
        }
    }

    /** In one committed state of MySQL, whatever is under way. */
    private List<?> pricesOutOfBalance(OnSale sale) {
        return books.rows("""
                SELECT p.* FROM price_data p
                WHERE p.id IN (?, ?) AND (p.available_quantity < 0
                    OR p.offered_quantity <> p.available_quantity + p.purged_quantity + (
                        SELECT COALESCE(SUM(u.usage_quantity), 0) FROM price_data_usage_detail u
                        WHERE u.price_data_id = p.id AND u.archived = 0))
                """, sale.prices().toArray());
    }

    private static Map<String, List<Integer>> told(List<RandomSeller> sellers) {
        Map<String, List<Integer>> all = new TreeMap<>();
        sellers.forEach(seller -> all.putAll(seller.sold()));
        return all;
    }

    /** How many units of each article carts of other systems have in the audit trail. */
    private Map<String, List<Integer>> soldElsewhere(OnSale sale) {
        Map<String, List<Integer>> carts = new TreeMap<>();
        books.rows(
                        """
                SELECT transaction_reference_id AS cart, SUM(IF(price_data_id = ?, usage_quantity, 0)) AS one,
                    SUM(IF(price_data_id = ?, usage_quantity, 0)) AS other
                FROM price_data_usage_detail WHERE price_data_id IN (?, ?) AND attempt > 0 AND archived = 0
                GROUP BY transaction_reference_id
                """,
                        Stream.concat(sale.prices().stream(), sale.prices().stream())
                                .toArray())
                .forEach(row -> carts.put(
                        row.get("cart"), List.of(Integer.valueOf(row.get("one")), Integer.valueOf(row.get("other")))));
        return carts;
    }

    private List<?> usagesThatNoOrderHas(OnSale sale) {
        return books.rows("""
                SELECT price_data_id, SUM(quantity) FROM (
                    SELECT l.price_data_id, l.quantity FROM order_line l JOIN orders o ON o.id = l.order_id
                    WHERE l.limited AND o.status IN ('PENDING_PAYMENT', 'CONFIRMED', 'RECORDED')
                    UNION ALL
                    SELECT price_data_id, -usage_quantity FROM price_data_usage_detail WHERE archived = 0) AS both_sides
                WHERE price_data_id IN (?, ?)
                GROUP BY price_data_id HAVING SUM(quantity) <> 0
                """, sale.prices().toArray());
    }
}
