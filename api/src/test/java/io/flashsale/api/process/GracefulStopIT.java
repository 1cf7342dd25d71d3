package io.flashsale.api.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.api.process.Crowd.Purchase;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** SIGTERM while customers buy. */
class GracefulStopIT {

    private static final int IN_FLIGHT = 30;
    private static final int UNITS = 400;
    /** The log stands still for a while, and the ledger is to keep its place in the group. */
    private static final String LONG_SESSION = "flashsale.kafka.session-timeout=30s";

    private final Corner corner = new Corner();
    private final AppProcess app = new AppProcess(corner, "", LONG_SESSION);
    private final AppProcess next = new AppProcess(corner, "", LONG_SESSION);

    @AfterEach
    void stop() {
        app.close();
        next.close();
        corner.close();
    }

    @Test
    void answersWhatItHasTakenInThenEndsWithItsOffsetsCommitted() {
        SmallSale sale = SmallSale.open(app.start(), UNITS, 0);
        Books books = new Books(corner, sale);

        try (Crowd crowd = new Crowd(sale)) {
            List<Purchase> earlier = Crowd.all(crowd.rush(100, _ -> app));
            List<Purchase> underway = stopWithPurchasesInFlight(crowd, books);
            int exitCode = app.awaitExit();
            List<String> appliedAgain = books.appliedAgainFrom(corner.committedOffsets());
            next.start();
            Set<String> accepted = Crowd.accepted(earlier);
            accepted.addAll(Crowd.accepted(underway));
            next.await("all orders in MySQL", () -> books.orderCount() >= accepted.size());
            next.await("the sale to be known", () -> SmallSale.isKnown(next, sale));
            next.await("no lag", () -> sale.balance(next).path("lag").asLong() == 0);

            assertThat(underway).allMatch(purchase -> purchase.answer().isAccepted());
            assertThat(exitCode).isIn(0, 143);
            assertThat(accepted).hasSize(100 + IN_FLIGHT);
            assertThat(appliedAgain).isEmpty();
            assertThat(books.available()).isEqualTo(UNITS - accepted.size());
            assertThat(sale.balance(next).path("agrees").asBoolean()).isTrue();
        }
    }

    /** The requests wait for a log that stands still, until the process has begun to stop. */
    private List<Purchase> stopWithPurchasesInFlight(Crowd crowd, Books books) {
        List<CompletableFuture<Purchase>> underway = new ArrayList<>();
        app.await("earlier records acknowledged", () -> books.unlogged() == 0);
        corner.services().kafka().pause();
        try {
            for (int i = 0; i < IN_FLIGHT; i++) {
                underway.add(crowd.tryOnce(app, SmallSale.newCustomer(), "in-flight"));
            }
            app.await("all purchases held", () -> books.unlogged() == IN_FLIGHT);
            assertThat(app.children()).isZero();
            app.terminate();
            app.await("the begin of the shutdown", () -> app.hasSaid("Commencing graceful shutdown"));
        } finally {
            corner.services().kafka().resume();
        }
        return Crowd.all(underway);
    }

    @Test
    void losesNothingOfARushAndAppliesNothingAgain() {
        SmallSale sale = SmallSale.open(app.start(), UNITS, 0);
        Books books = new Books(corner, sale);
        AtomicReference<AppProcess> open = new AtomicReference<>(app);

        try (Crowd crowd = new Crowd(sale)) {
            List<CompletableFuture<Purchase>> rush = crowd.rush(UNITS, _ -> open.get());
            app.await("the middle of the rush", () -> books.orderCount() > UNITS / 4);
            app.terminate();
            int exitCode = app.awaitExit();
            List<String> appliedAgain = books.appliedAgainFrom(corner.committedOffsets());
            long appliedBefore = books.orderCount();
            open.set(next.start());
            Set<String> accepted = Crowd.accepted(Crowd.all(rush));
            next.await("all orders in MySQL", () -> books.orderCount() >= accepted.size());
            next.await("the sale to be known", () -> SmallSale.isKnown(next, sale));
            next.await("no lag", () -> sale.balance(next).path("lag").asLong() == 0);

            assertThat(exitCode).isIn(0, 143);
            assertThat(appliedBefore).isBetween(UNITS / 4L, UNITS - 1L);
            assertThat(accepted).hasSize(UNITS);
            assertThat(books.orders()).isEqualTo(accepted);
            assertThat(appliedAgain).isEmpty();
            assertThat(sale.balance(next).path("agrees").asBoolean()).isTrue();
        }
    }
}
