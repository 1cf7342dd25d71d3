package io.flashsale.api.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.f4b6a3.ulid.UlidCreator;
import io.flashsale.api.testing.Answer;
import io.flashsale.api.testing.Books;
import io.flashsale.api.testing.Customer;
import io.flashsale.api.testing.GateKeys;
import io.flashsale.api.testing.Offer;
import io.flashsale.api.testing.OnSale;
import io.flashsale.api.testing.Paying;
import io.flashsale.api.testing.Shop;
import io.flashsale.development.payu.Choice;
import io.flashsale.platform.Metric;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What has come to differ, by hand or because a provider is silent, is found, and made right where a record can. */
class ReconciliationIT {

    private static final String RUNS = "/api/admin/jobs/reconciliation/runs";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final PayUShop PAYU = new PayUShop(
            "flashsale.kafka.append-timeout=1s",
            "flashsale.checkout.patience=1500ms",
            "flashsale.reconciliation.look-every=100ms",
            "flashsale.reconciliation.settle=2500ms",
            "flashsale.reconciliation.payment-patience=1s");

    private final Shop shop = PAYU.shop();
    private final Books books = new Books(PAYU.app().servers());
    private final GateKeys gate = new GateKeys(PAYU.app().servers());
    private final Customer ada = shop.customer();

    @BeforeEach
    void honest() {
        PAYU.payUBehaves();
    }

    @AfterAll
    static void stop() {
        PAYU.close();
    }

    @Test
    void whatTheGateHasNotDoneIsDoneByARecord() {
        OnSale sale = shop.open(Offer.of(3));
        String cancelled = buy(ada, sale);
        String confirmed = shop.buy(ada, "two", sale).orderId();
        shop.awaitQuiet(sale);
        String held = gate.holds(sale).get(cancelled);
        String heldToo = gate.holds(sale).get(confirmed);
        shop.cancel(ada, cancelled);
        shop.confirm(confirmed);
        shop.awaitStatus(ada, cancelled, "CANCELLED");
        shop.awaitStatus(ada, confirmed, "CONFIRMED");
        var right = shop.awaitQuiet(sale);
        gate.putHold(sale, cancelled, held);
        gate.putHold(sale, confirmed, heldToo);
        gate.raiseStock(sale, -1);

        run();

        assertThat(differences(sale))
                .containsExactlyInAnyOrder(
                        "HOLD " + cancelled + " CANCELLED HELD repaired",
                        "HOLD " + confirmed + " CONFIRMED HELD repaired",
                        "STOCK " + sale.price() + " 2 1");
        assertThat(shop.awaitQuiet(sale)).isEqualTo(right);
        await().atMost(PATIENCE).until(() -> gauge("HOLD") == 2);
        run();
        assertThat(differences(sale)).isEmpty();
        await().atMost(PATIENCE).until(() -> gauge("HOLD") == 0);
    }

    @Test
    void whatNoRecordMakesRightIsReportedUntilTheSaleIsLoadedAnew() {
        OnSale sale = shop.open(Offer.of(3));
        String order = buy(ada, sale);
        String shipped = shop.buy(ada, "two", sale).orderId();
        shop.confirm(shipped);
        shop.awaitStatus(ada, shipped, "CONFIRMED");
        shop.office("POST", "/api/admin/orders/" + shipped + "/ship", "");
        shop.awaitStatus(ada, shipped, "SHIPPED");
        var right = shop.awaitQuiet(sale);
        String stranger = UlidCreator.getMonotonicUlid().toString();
        gate.putHold(sale, stranger, gate.holds(sale).get(order));
        gate.dropHold(sale, order);
        gate.dropHold(sale, shipped);
        gate.raiseStock(sale, 1);

        run();
        JsonNode first = report();
        run();

        assertThat(differences(sale))
                .containsExactlyInAnyOrder(
                        "HOLD " + order + " PENDING_PAYMENT NOTHING",
                        "HOLD " + shipped + " SHIPPED NOTHING",
                        "HOLD " + stranger + " NOTHING HELD",
                        "STOCK " + sale.price() + " 1 2");
        assertThat(report().get("differences").findValuesAsString("foundAt"))
                .as("found for the first time")
                .isEqualTo(first.get("differences").findValuesAsString("foundAt"));
        assertThat(load(sale.id()).status()).isEqualTo(202);
        assertThat(shop.awaitQuiet(sale)).isEqualTo(right);
        run();
        assertThat(differences(sale)).isEmpty();
    }

    /** The ledger waits for a lock until the first look has been done. */
    @Test
    void whatIsOnItsWayIsNoDifference() throws SQLException {
        OnSale sale = shop.open(Offer.of(5));
        List<String> orders;
        String run;
        try (Connection lock = books.lock(sale.price())) {
            orders = Stream.of("one", "two", "three")
                    .map(key -> shop.buy(ada, key, sale).orderId())
                    .toList();
            run = shop.office("POST", RUNS, "").text("id");
            await().atMost(PATIENCE).until(() -> statusOf(run).equals("RUNNING"));
            await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
            assertThat(statusOf(run)).isEqualTo("RUNNING");
            lock.rollback();
        }
        await().atMost(PATIENCE).until(() -> statusOf(run).equals("DONE"));

        assertThat(differences(sale)).isEmpty();
        orders.forEach(order -> shop.awaitStatus(ada, order, "PENDING_PAYMENT"));
        shop.awaitQuiet(sale);
    }

    @Test
    void aPaymentThatTheOrderDoesNotShowIsToldAgain() {
        OnSale sale = shop.open(Offer.of(1).paying(Paying.within(600)));
        String order = buy(ada, sale);
        PAYU.decide(PAYU.goToPayU(ada, order, "one"), Choice.PAY);
        shop.awaitStatus(ada, order, "CONFIRMED");
        shop.awaitQuiet(sale);
        books.execute("UPDATE orders SET status = 'PENDING_PAYMENT', paid_by = NULL WHERE id = '%s'".formatted(order));

        await().atMost(PATIENCE).until(() -> {
            run();
            return kindsOf(order).contains("UNSEEN_PAYMENT repaired");
        });

        shop.awaitStatus(ada, order, "CONFIRMED");
        shop.awaitQuiet(sale);
        run();
        assertThat(kindsOf(order)).isEmpty();
    }

    @Test
    void cashThatWasAgreedToForAnOrderThatEndedFirstIsNoDifference() {
        OnSale sale = shop.open(Offer.of(1).paying(Paying.within(600)));
        String order = buy(ada, sale);
        assertThat(PAYU.start(ada, order, "one").status()).isEqualTo(201);
        shop.cancel(ada, order);
        shop.awaitStatus(ada, order, "CANCELLED");
        books.execute("UPDATE payment SET status = 'AGREED', noted = TRUE,"
                + " changed_at = UTC_TIMESTAMP(3) - INTERVAL 1 MINUTE WHERE order_id = '" + order + "'");

        run();

        assertThat(kindsOf(order)).isEmpty();
    }

    @Test
    void aPaymentWithoutAnEndIsReportedUntilItHasOne() {
        OnSale sale = shop.open(Offer.of(1).hold(Duration.ofSeconds(2)).paying(Paying.within(1)));
        String order = buy(ada, sale);
        PAYU.payUBehaves("webhooks", "NEVER", "answerAfterMillis", "3000");
        PAYU.decide(PAYU.goToPayU(ada, order, "one"), Choice.PAY);

        await().atMost(PATIENCE).until(() -> {
            run();
            return kindsOf(order).contains("UNDECIDED_PAYMENT");
        });

        PAYU.payUBehaves();
        shop.awaitStatus(ada, order, "CONFIRMED");
        run();
        assertThat(kindsOf(order)).isEmpty();
    }

    @Test
    void aSaleThatIsNotThereCannotBeLoaded() {
        assertThat(load(UlidCreator.getMonotonicUlid().toString()).status()).isEqualTo(404);
        assertThat(load("nonsense").status()).isEqualTo(400);
    }

    private String buy(Customer customer, OnSale sale) {
        return shop.buy(customer, "one", sale).orderId();
    }

    private Answer load(String sale) {
        return shop.office("POST", "/api/admin/sales/" + sale + "/load", "");
    }

    /** Asks for a run, and waits for its end. */
    private void run() {
        String run = shop.office("POST", RUNS, "").text("id");
        await().atMost(PATIENCE).until(() -> statusOf(run).equals("DONE"));
    }

    private String statusOf(String run) {
        JsonNode latest = shop.office("GET", RUNS + "?limit=1", "").body().get(0);
        assertThat(latest.get("id").asString()).isEqualTo(run);
        assertThat(latest.get("status").asString()).isNotEqualTo("FAILED");
        return latest.get("status").asString();
    }

    private JsonNode report() {
        return shop.office("GET", "/api/admin/reconciliation", "").body();
    }

    private List<String> differences(OnSale sale) {
        return StreamSupport.stream(report().get("differences").spliterator(), false)
                .filter(each -> each.path("saleId").asString("").equals(sale.id()))
                .map(each -> "%s %s %s %s%s"
                        .formatted(
                                each.get("kind").asString(),
                                each.get("id").asString(),
                                each.get("inMySql").asString(),
                                each.get("atGate").asString(),
                                repaired(each)))
                .toList();
    }

    private List<String> kindsOf(String order) {
        return StreamSupport.stream(report().get("differences").spliterator(), false)
                .filter(each -> each.path("orderId").asString("").equals(order))
                .map(each -> each.get("kind").asString() + repaired(each))
                .toList();
    }

    private static String repaired(JsonNode difference) {
        return difference.get("repaired").asBoolean() ? " repaired" : "";
    }

    private double gauge(String kind) {
        return PAYU.app()
                .bean(MeterRegistry.class)
                .get(Metric.RECONCILIATION_DIFFERENCES.id())
                .tag("kind", kind)
                .gauge()
                .value();
    }
}
