package io.flashsale.api.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.api.process.Crowd.Purchase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Two processes take purchases, one keeps the ledger. One of the two dies in the middle of the rush. */
class TwoWebProcessesIT {

    private static final int UNITS = 300;
    private static final int WAITING = 0;
    private static final int CUSTOMERS = 250;
    private static final int CONFIRMED = 10;

    private static final Corner CORNER = new Corner();
    private static final AppProcess ONE = new AppProcess(CORNER, "web");
    private static final AppProcess OTHER = new AppProcess(CORNER, "web");
    private static final AppProcess LEDGER = new AppProcess(CORNER, "ledger,sweeper");

    @AfterAll
    static void stop() {
        ONE.close();
        OTHER.close();
        LEDGER.close();
        CORNER.close();
    }

    @Test
    void nothingIsLostOrSoldTwiceWhenOneIsKilledInTheRush() {
        List.of(ONE, OTHER, LEDGER).forEach(AppProcess::launch);
        List.of(ONE, OTHER, LEDGER).forEach(AppProcess::awaitReady);
        SmallSale sale = SmallSale.open(ONE, UNITS, WAITING);
        Books books = new Books(CORNER, sale);
        OTHER.await("the sale at the other process", () -> SmallSale.isKnown(OTHER, sale));
        long seed = System.nanoTime();

        try (Crowd crowd = new Crowd(sale)) {
            Map<String, Answer> confirmed = confirmSome(crowd);
            List<CompletableFuture<Purchase>> rush = rush(crowd);
            long enough = CONFIRMED + 20 + new Random(seed).nextInt(150);
            ONE.await("the middle of the rush", () -> books.atGate() >= enough);
            ONE.kill();
            LEDGER.kill();
            LEDGER.launch();
            List<Purchase> purchases = Crowd.all(rush);
            LEDGER.awaitReady();

            assertThat(books.atGate()).isGreaterThan(enough);
            everyOrderIsThereOnce(sale, books, purchases, seed);
            everyKeyStillMeansTheSame(sale, purchases);
            confirmed.forEach((customer, shown) -> assertThat(SmallSale.show(OTHER, customer, shown.text("id")))
                    .isEqualTo(shown));
        }
    }

    /** Customer → confirmed order, as it was read. */
    private static Map<String, Answer> confirmSome(Crowd crowd) {
        Map<String, Answer> confirmed = new HashMap<>();
        for (int i = 0; i < CONFIRMED; i++) {
            Purchase purchase = crowd.untilKnown(SmallSale.newCustomer(), "key", _ -> ONE);
            ONE.await(
                    "a confirmation",
                    () -> SmallSale.confirm(ONE, purchase.order()).status() == 202);
            ONE.await("a confirmed order", () -> {
                Answer shown = SmallSale.show(ONE, purchase.customer(), purchase.order());
                confirmed.put(purchase.customer(), shown);
                return shown.status() == 200 && shown.text("status").equals("CONFIRMED");
            });
        }
        return confirmed;
    }

    /** Each customer wants a unit under two keys, at both processes at once, and may have one. */
    private static List<CompletableFuture<Purchase>> rush(Crowd crowd) {
        return IntStream.range(0, CUSTOMERS)
                .mapToObj(_ -> SmallSale.newCustomer())
                .flatMap(customer -> IntStream.of(0, 1)
                        .mapToObj(first ->
                                crowd.inTurn(customer, "key-" + first, i -> (i + first) % 2 == 0 ? ONE : OTHER)))
                .toList();
    }

    private static void everyOrderIsThereOnce(SmallSale sale, Books books, List<Purchase> purchases, long seed) {
        Set<String> accepted = Crowd.accepted(purchases);
        LEDGER.await("all orders in MySQL, seed " + seed, () -> books.orderCount() >= CONFIRMED + accepted.size());
        LEDGER.await(
                "agreement, seed " + seed,
                () -> sale.balance(OTHER).path("agrees").asBoolean());
        Map<Integer, Long> byStatus = purchases.stream()
                .collect(Collectors.groupingBy(purchase -> purchase.answer().status(), Collectors.counting()));

        assertThat(byStatus).as("seed %d", seed).isEqualTo(Map.of(202, (long) CUSTOMERS, 409, (long) CUSTOMERS));
        assertThat(books.orders()).hasSize(CONFIRMED + accepted.size()).containsAll(accepted);
        assertThat(accepted).hasSize(CUSTOMERS);
        assertThat(books.mostUnitsOfACustomer()).isEqualTo(1);
        assertThat(books.unitsUsed()).isEqualTo(CONFIRMED + CUSTOMERS);
        assertThat(books.available()).isEqualTo(UNITS - CONFIRMED - CUSTOMERS);
    }

    private static void everyKeyStillMeansTheSame(SmallSale sale, List<Purchase> purchases) {
        for (Purchase purchase : purchases) {
            Answer repeated = sale.buy(OTHER, purchase.customer(), purchase.key());

            assertThat(repeated.status()).isEqualTo(purchase.answer().status());
            if (repeated.isAccepted()) {
                assertThat(repeated).isEqualTo(purchase.answer());
            }
        }
    }
}
