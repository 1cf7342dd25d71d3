package io.flashsale.api.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.f4b6a3.ulid.UlidCreator;
import io.flashsale.api.testing.Answer;
import io.flashsale.api.testing.App;
import io.flashsale.api.testing.Books;
import io.flashsale.api.testing.Customer;
import io.flashsale.api.testing.Offer;
import io.flashsale.api.testing.OnSale;
import io.flashsale.api.testing.Shop;
import io.flashsale.order.Orders;
import io.flashsale.platform.Metric;
import io.flashsale.shared.PriceDataId;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PurgeIT {

    private static final String RUNS = "/api/admin/jobs/purge-price-data-usage-details/runs";
    private static final String JOB = "PURGE_PRICE_DATA_USAGE_DETAIL";

    private final App app = App.shared();
    private final Shop shop = app.shop();
    private final Books books = new Books(app.servers());
    private final OnSale sale = shop.open(Offer.of(100).articles(2));

    @BeforeEach
    void nothingIsLeftToPurge() {
        purge();
    }

    @AfterEach
    void nobodyHasTheLease() {
        books.execute("DELETE FROM lease WHERE name = '" + JOB + "'");
    }

    @Test
    void deletesWhatIsOldUnlessItsOrderIsOpen() {
        String oldConfirmed = confirmed();
        String oldPending = pending();
        String oldCancelled = cancelled();
        String youngConfirmed = confirmed();
        String youngCancelled = cancelled();
        String almostOld = confirmed();
        shop.awaitQuiet(sale);
        List.of(oldConfirmed, oldPending, oldCancelled).forEach(order -> age(order, "30 DAY - INTERVAL 1 MINUTE"));
        age(almostOld, "30 DAY + INTERVAL 5 MINUTE");

        JsonNode run = purge();

        assertThat(run.path("rows").asInt()).isEqualTo(2);
        assertThat(details()).containsExactlyInAnyOrder(oldPending, youngConfirmed, youngCancelled, almostOld);
        var price = shop.awaitQuiet(sale).price();
        assertThat(price.used()).isEqualTo(3);
        assertThat(price.purged()).isEqualTo(1);
        assertThat(price.sold() + price.held()).isEqualTo(4);
        assertThat(price.availableQuantity()).isEqualTo(96);
        assertThat(imbalance()).isZero();
    }

    @Test
    void countsEveryUnitOfEveryPrice() {
        String order = shop.buying(shop.customer(), "one", sale, 2, 3).join().orderId();
        confirm(order);
        shop.awaitQuiet(sale);
        age(order, "31 DAY");

        purge();

        assertThat(shop.awaitQuiet(sale).prices())
                .extracting(price -> List.of(price.purged(), price.used(), price.sold(), price.imbalance()))
                .containsExactly(List.of(2, 0, 2, 0), List.of(3, 0, 3, 0));
    }

    /** Today no such order is purged; one that is cancelled after it was confirmed would be. */
    @Test
    void anOrderThatEndsAfterItsUsageWasPurgedGivesItsUnitsBack() {
        Customer anna = shop.customer();
        String order = shop.buying(anna, "one", sale, 2, 3).join().orderId();
        shop.awaitQuiet(sale);
        books.execute("DELETE FROM price_data_usage_detail WHERE usage_quantity = 2 AND transaction_reference_id = '"
                + order + "'");
        books.execute("UPDATE price_data SET purged_quantity = 2 WHERE id = '" + sale.price() + "'");
        assertThat(imbalance()).isZero();

        shop.cancel(anna, order);
        shop.awaitStatus(anna, order, "CANCELLED");

        assertThat(shop.awaitQuiet(sale).prices())
                .extracting(price -> List.of(price.purged(), price.used(), price.availableQuantity()))
                .containsExactly(List.of(0, 0, 100), List.of(0, 0, 100));
        assertThat(imbalance()).isZero();
    }

    @Test
    void aDetailOfWhichNobodyKnowsTheOrderIsDeletedToo() {
        books.execute(UsageRows.insert(sale.price(), Instant.now().minus(Duration.ofDays(31)), 3));

        assertThat(purge().path("rows").asInt()).isEqualTo(3);
    }

    @Test
    void aRunLeavesARow() {
        books.execute(UsageRows.insert(sale.price(), Instant.now().minus(Duration.ofDays(31)), 1_200));
        double before = purgedRows();
        Instant asked = Instant.now();

        JsonNode run = purge();

        assertThat(text(run, "status")).isEqualTo("DONE");
        assertThat(run.path("error").isNull()).isTrue();
        assertThat(Instant.parse(text(run, "scheduledFor")))
                .isBetween(asked.minusMillis(1), Instant.parse(text(run, "startedAt")));
        assertThat(Instant.parse(text(run, "endedAt"))).isAfter(Instant.parse(text(run, "startedAt")));
        assertThat(books.rows("SELECT job, rows_done, status FROM job_run WHERE id = ?", text(run, "id")))
                .containsExactly(Map.of("job", JOB, "rows_done", "1200", "status", "DONE"));
        assertThat(purgedRows() - before).isEqualTo(1_200);
    }

    @Test
    void whoAsksWhileOneIsUnderWayIsToldOfIt() {
        holdTheLease(Duration.ofMinutes(10));

        String first = shop.office("POST", RUNS, "").text("id");
        Answer second = shop.office("POST", RUNS, "");

        assertThat(second.status()).isEqualTo(202);
        assertThat(second.text("id")).isEqualTo(first);
        assertThat(second.text("status")).isEqualTo("WAITING");
        nobodyHasTheLease();
        awaitEnd(first);
    }

    @Test
    void aRunWhoseProcessDiedIsFinishedWhenItsLeaseEnds() {
        books.execute(UsageRows.insert(sale.price(), Instant.now().minus(Duration.ofDays(31)), 3));
        holdTheLease(Duration.ofSeconds(2));
        String id = UlidCreator.getUlid().toString();
        books.execute("INSERT INTO job_run (id, job, scheduled_for, started_at, rows_done, status) VALUES"
                + " ('%s', '%s', '2026-01-01', '2026-01-01 00:00:01', 700, 'RUNNING')".formatted(id, JOB));

        JsonNode run = awaitEnd(id);

        assertThat(text(run, "status")).isEqualTo("DONE");
        assertThat(text(run, "startedAt")).isEqualTo("2026-01-01T00:00:01Z");
        assertThat(run.path("rows").asInt()).isEqualTo(703);
        books.execute("DELETE FROM job_run WHERE id = '" + id + "'");
    }

    @Test
    void aRunThatFailsSaysWhyAndDeletesNothingHalf() {
        books.execute(UsageRows.insert(sale.price(), Instant.now().minus(Duration.ofDays(31)), 600));
        books.execute("ALTER TABLE job_run ADD CONSTRAINT no_more CHECK (status <> 'RUNNING' OR rows_done <= 500)");

        JsonNode failed = purge();
        books.execute("ALTER TABLE job_run DROP CONSTRAINT no_more");
        int left = books.count("price_data_usage_detail WHERE price_data_id = ?", sale.price());
        JsonNode next = purge();

        assertThat(text(failed, "status")).isEqualTo("FAILED");
        assertThat(text(failed, "error")).contains("no_more");
        assertThat(failed.path("rows").asInt()).isEqualTo(600 - left);
        assertThat(left).isPositive();
        assertThat(text(next, "status")).isEqualTo("DONE");
        assertThat(next.path("rows").asInt()).isEqualTo(left);
        assertThat(books.rows("SELECT purged_quantity AS n FROM price_data WHERE id = ?", sale.price()))
                .containsExactly(Map.of("n", "600"));
    }

    @Test
    void runsAreListedTheLatestFirst() {
        String first = text(purge(), "id");
        String second = text(purge(), "id");

        Answer page = shop.office("GET", RUNS + "?limit=1", "");
        Answer next = shop.office("GET", RUNS + "?limit=1&after=" + second, "");

        assertThat(page.body().at("/0/id").asString()).isEqualTo(second);
        assertThat(next.body().at("/0/id").asString()).isEqualTo(first);
        assertThat(shop.office("GET", RUNS + "?limit=0", "").status()).isEqualTo(400);
    }

    private JsonNode purge() {
        Answer asked = shop.office("POST", RUNS, "");
        assertThat(asked.status()).isEqualTo(202);
        return awaitEnd(asked.text("id"));
    }

    /** The run itself, as the list has it. */
    private JsonNode awaitEnd(String id) {
        await("run " + id)
                .atMost(Duration.ofSeconds(30))
                .until(() -> !text(run(id), "endedAt").isEmpty());
        return run(id);
    }

    private JsonNode run(String id) {
        return StreamSupport.stream(
                        shop.office("GET", RUNS + "?limit=500", "").body().spliterator(), false)
                .filter(run -> text(run, "id").equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static String text(JsonNode run, String field) {
        return run.path(field).asString("");
    }

    private String pending() {
        return shop.buyUntilDecided(shop.customer(), "one", sale).orderId();
    }

    private String confirmed() {
        String order = pending();
        confirm(order);
        return order;
    }

    private void confirm(String order) {
        shop.confirm(order);
        await().until(() -> books.count("orders WHERE id = ? AND status = 'CONFIRMED'", order) == 1);
    }

    private String cancelled() {
        Customer customer = shop.customer();
        String order = shop.buyUntilDecided(customer, "one", sale).orderId();
        shop.cancel(customer, order);
        shop.awaitStatus(customer, order, "CANCELLED");
        return order;
    }

    private void age(String order, String interval) {
        books.execute("UPDATE price_data_usage_detail SET usage_date = usage_date - INTERVAL " + interval
                + " WHERE transaction_reference_id = '" + order + "'");
    }

    private void holdTheLease(Duration time) {
        books.execute("INSERT INTO lease (name, holder, held_until) VALUES ('%s', '%s', '%s')"
                .formatted(
                        JOB, UlidCreator.getUlid(), UsageRows.time(Instant.now().plus(time))));
    }

    private List<String> details() {
        return books
                .rows(
                        "SELECT transaction_reference_id AS id FROM price_data_usage_detail WHERE price_data_id = ?",
                        sale.price())
                .stream()
                .map(row -> row.get("id"))
                .toList();
    }

    private int imbalance() {
        return app.bean(Orders.class)
                .imbalance(sale.prices().stream().map(PriceDataId::new).toList())
                .block();
    }

    private double purgedRows() {
        return app.bean(MeterRegistry.class).counter(Metric.PURGE_ROWS.id()).count();
    }
}
