package io.flashsale.api.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.api.process.Crowd.Purchase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code kill -9} between the log and the ledger, and between the ledger's commit and its offsets. */
class KilledLedgerIT {

    private static final int KILLS = 2;

    private static final Corner CORNER = new Corner();
    private static final AppProcess DOOR = new AppProcess(CORNER, "web");
    private static final AppProcess LEDGER =
            new AppProcess(CORNER, "ledger,sweeper", "flashsale.ledger.most-records-a-batch=10");

    @BeforeAll
    static void open() {
        DOOR.start();
    }

    @AfterEach
    void endLedger() {
        LEDGER.close();
    }

    @AfterAll
    static void stop() {
        DOOR.close();
        CORNER.close();
    }

    @Test
    void whatTheLogHasReachesTheLedgerOnceAfterItsWriterIsKilled() {
        SmallSale sale = SmallSale.open(DOOR, 40, 0);
        Books books = new Books(CORNER, sale);
        List<Purchase> purchases = rush(sale, 40);
        Purchase first = purchases.getFirst();
        Answer shownBefore = SmallSale.show(DOOR, first.customer(), first.order());

        DOOR.kill();
        long whileNobodyApplies = books.orderCount();
        DOOR.launch();
        LEDGER.start();
        DOOR.awaitReady();

        assertThat(whileNobodyApplies).isZero();
        assertThat(shownBefore.text("status")).isEqualTo("PENDING_PAYMENT");
        isPersistedOnce(sale, books, Crowd.accepted(purchases));
        assertThat(SmallSale.show(DOOR, first.customer(), first.order())).isEqualTo(shownBefore);
    }

    @Test
    void countsNothingTwiceWhenTheLedgerIsKilledAtRandomMoments() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        SmallSale sale = SmallSale.open(DOOR, 900, 0);
        Books books = new Books(CORNER, sale);

        try (Crowd crowd = new Crowd(sale)) {
            List<CompletableFuture<Purchase>> underway = crowd.rush(1_000, _ -> DOOR);
            for (int i = 1; i <= KILLS; i++) {
                LEDGER.launch();
                long enough = books.orderCount() + 20 + random.nextInt(200);
                LEDGER.awaitReady(() -> books.orderCount() >= Math.min(enough, 890));
                LEDGER.kill();
            }
            Set<String> accepted = Crowd.accepted(Crowd.all(underway));
            LEDGER.start();

            assertThat(accepted).as("seed %d", seed).hasSize(900);
            isPersistedOnce(sale, books, accepted);
        }
    }

    /**
     * The ledger is held up twice: before its poll, so that one batch has the orders and their ends, and by a lock
     * before its commit, so that Redis is away when it commits. Its effects then hang, and its offsets are not
     * committed.
     */
    @Test
    void repeatsABatchThatWasCommittedWithoutEffectsAndOffsets() throws SQLException {
        LEDGER.start();
        SmallSale sale = SmallSale.open(DOOR, 10, 0);
        Books books = new Books(CORNER, sale);
        LEDGER.await("the sale at the ledger", () -> SmallSale.isKnown(LEDGER, sale));

        LEDGER.pause();
        List<Purchase> purchases = rush(sale, 10);
        purchases.subList(0, 4).forEach(KilledLedgerIT::cancel);
        killAfterCommit(sale, books);
        long lag = sale.balance(DOOR).path("lag").asLong();
        LEDGER.start();

        assertThat(lag).isPositive();
        LEDGER.await("agreement", () -> sale.agrees(DOOR) && stock(sale) == 4);
        assertThat(books.orderCount()).isEqualTo(10);
        assertThat(books.usageDetails()).isEqualTo(10);
        assertThat(books.unitsUsed()).isEqualTo(6);
        assertThat(books.available()).isEqualTo(4);
    }

    private static void killAfterCommit(SmallSale sale, Books books) throws SQLException {
        try (Connection holdUp = CORNER.mysql()) {
            holdUp.setAutoCommit(false);
            books.lockPrices(holdUp);
            LEDGER.resume();
            LEDGER.await("a transaction that waits for the lock", books::someoneWaitsForALock);
            CORNER.services().redis().pause();
            holdUp.rollback();
            LEDGER.await("a cancelled order in MySQL", () -> books.orderCount("CANCELLED") > 0);
            LEDGER.kill();
        } finally {
            CORNER.services().redis().resume();
        }
        DOOR.await("a gate that answers again", () -> sale.balanceAnswer(DOOR).status() == 200);
    }

    private static long stock(SmallSale sale) {
        return sale.balance(DOOR)
                .path("prices")
                .path(0)
                .path("gate")
                .path("stock")
                .asLong(-1);
    }

    private static void cancel(Purchase purchase) {
        DOOR.await(
                "a cancelled order",
                () -> SmallSale.cancel(DOOR, purchase.customer(), purchase.order())
                                .status()
                        == 202);
    }

    private static List<Purchase> rush(SmallSale sale, int customers) {
        try (Crowd crowd = new Crowd(sale)) {
            return Crowd.all(crowd.rush(customers, _ -> DOOR));
        }
    }

    private static void isPersistedOnce(SmallSale sale, Books books, Set<String> accepted) {
        LEDGER.await("all orders in MySQL", () -> books.orderCount() >= accepted.size());
        LEDGER.await("agreement", () -> sale.agrees(DOOR));
        LEDGER.await("no lag", () -> sale.balance(DOOR).path("lag").asLong() == 0);

        assertThat(books.orders()).isEqualTo(accepted);
        assertThat(books.usageDetails()).isEqualTo(accepted.size());
        assertThat(books.unitsUsed()).isEqualTo(accepted.size());
        assertThat(books.available()).isEqualTo(sale.units() - accepted.size());
    }
}
