package io.flashsale.api.cart;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.api.testing.App;
import io.flashsale.api.testing.Balance;
import io.flashsale.api.testing.Books;
import io.flashsale.api.testing.Offer;
import io.flashsale.api.testing.OnSale;
import io.flashsale.api.testing.Shop;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Customers who fill carts, check them out, buy, cancel and pay at the same time, while the back office changes stock
 * and prices. The seed says who does what; who comes first is for the machine to say.
 */
class ShoppingHistoriesIT {

    private static final int HISTORIES = 5;
    private static final int CUSTOMERS = 8;
    private static final int STEPS = 40;
    private static final int UNITS = 40;

    private final App app = App.shared();
    private final Shop shop = app.shop();
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

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = IntStream.range(0, CUSTOMERS)
                    .mapToObj(i -> shopping(threads, shoppers.get(i), "seed %d, customer %d".formatted(seed, i)));
            var everybody = CompletableFuture.allOf(all.toArray(CompletableFuture[]::new));
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
        for (Balance.Price price : shop.awaitQuiet(sale).prices()) {
            assertThat(price.imbalance()).as("seed %d: I2", seed).isZero();
            assertThat(price.held() + price.sold())
                    .as("seed %d: I1", seed)
                    .isBetween(0, price.offeredQuantity())
                    .isEqualTo(price.used());
        }
        assertThat(usagesThatNoOrderHas(sale)).as("seed %d: I11", seed).isEmpty();
    }

    private static CompletableFuture<Void> shopping(Executor threads, RandomShopper shopper, String where) {
        return CompletableFuture.runAsync(
                () -> IntStream.range(0, STEPS).forEach(step -> shopper.step(where + ", step " + step)), threads);
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

    private List<?> usagesThatNoOrderHas(OnSale sale) {
        return books.rows("""
                SELECT price_data_id, SUM(quantity) FROM (
                    SELECT l.price_data_id, l.quantity FROM order_line l JOIN orders o ON o.id = l.order_id
                    WHERE l.limited AND o.status IN ('PENDING_PAYMENT', 'CONFIRMED')
                    UNION ALL
                    SELECT price_data_id, -usage_quantity FROM price_data_usage_detail WHERE archived = 0) AS both_sides
                WHERE price_data_id IN (?, ?)
                GROUP BY price_data_id HAVING SUM(quantity) <> 0
                """, sale.prices().toArray());
    }
}
