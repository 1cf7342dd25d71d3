package io.flashsale.api.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.api.process.Crowd.Purchase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** {@code kill -9} between the gate and the log: the units are held, and no record says so but the gate's own. */
class KilledBeforeTheLogIT {

    private static final int HELD = 19;
    private static final int WAITING = 5;

    private static final Corner CORNER = new Corner();
    private static final AppProcess APP = new AppProcess(CORNER, "", "flashsale.checkout.patience=4s");

    @AfterAll
    static void stop() {
        APP.close();
        CORNER.close();
    }

    @Test
    void everyHeldOrderReachesTheLedgerOnce() {
        SmallSale sale = SmallSale.open(APP.start(), HELD + 1, WAITING);
        Books books = new Books(CORNER, sale);
        String customer = SmallSale.newCustomer();
        Answer before = sale.buy(APP, customer, "before");
        APP.await("the first order in MySQL", () -> books.orderCount() == 1);

        List<Purchase> cut = killBetweenGateAndLog(sale, books);
        long unlogged = books.unlogged();
        Answer first = firstAnswerOfAStart(sale, customer);
        APP.await("all orders in MySQL", () -> books.orderCount() == 1 + HELD + WAITING);

        assertThat(unlogged).isEqualTo(HELD + WAITING);
        assertThat(cut).allMatch(purchase -> purchase.answer().isUnknown());
        assertThat(first).isEqualTo(before);
        repeatsGiveTheStoredAnswer(sale, books, cut);
        nothingLeaks(sale, books);
    }

    /**
     * The broker stands still. The records of the first calls may reach its socket and with it the log, later; the
     * producer keeps five calls on the way, so those of all others die with the process.
     */
    private static List<Purchase> killBetweenGateAndLog(SmallSale sale, Books books) {
        List<CompletableFuture<Purchase>> underway = new ArrayList<>();
        try (Crowd crowd = new Crowd(sale)) {
            CORNER.services().kafka().pause();
            for (int i = 1; i <= HELD + WAITING; i++) {
                int held = i;
                underway.add(crowd.tryOnce(APP, SmallSale.newCustomer(), "cut"));
                APP.await("the hold of one more order", () -> books.unlogged() == held);
            }
            APP.kill();
            return Crowd.all(underway);
        } finally {
            CORNER.services().kafka().resume();
        }
    }

    /** The first one that says something, asked for since nobody listened. */
    private static Answer firstAnswerOfAStart(SmallSale sale, String customer) {
        APP.launch();
        try (Crowd crowd = new Crowd(sale)) {
            Answer first = crowd.untilKnown(customer, "before", _ -> APP).answer();
            APP.awaitReady();
            return first;
        }
    }

    private static void repeatsGiveTheStoredAnswer(SmallSale sale, Books books, List<Purchase> cut) {
        var firstAnswers = books.firstAnswers();
        for (Purchase purchase : cut) {
            Answer repeated = sale.buy(APP, purchase.customer(), purchase.key());
            String told = repeated.text("status").equals("WAITLISTED")
                    ? repeated.text("position")
                    : Long.toString(Instant.parse(repeated.text("payBy")).toEpochMilli());

            assertThat(repeated.isAccepted()).as(repeated.toString()).isTrue();
            assertThat(told).isEqualTo(firstAnswers.get(repeated.text("orderId")));
        }
    }

    private static void nothingLeaks(SmallSale sale, Books books) {
        APP.await("agreement", () -> sale.balance(APP).path("agrees").asBoolean());
        APP.await("an empty list of unlogged records", () -> books.unlogged() == 0);

        assertThat(books.orderCount()).isEqualTo(1 + HELD + WAITING);
        assertThat(books.statuses().values().stream().filter("WAITLISTED"::equals))
                .hasSize(WAITING);
        assertThat(books.usageDetails()).isEqualTo(1 + HELD);
        assertThat(books.available()).isZero();
    }
}
