package io.flashsale.api.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flashsale.pricing.ImportState;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

/** Imports while they run, and those that do not come to their end. */
class ImportProgressIT extends ImportServer {

    private static final int ROWS = 2_000;

    private static final ImportView NOT_YET =
            new ImportView("", "", "", ImportState.RUNNING, 0, 0, 0, 0, Instant.EPOCH, null, null);

    private String key = "";

    @BeforeEach
    void setUpAKeyAndSkus() {
        key = ids.next();
        skus(ROWS);
    }

    @Test
    void tellsHowFarItIsWhileItRuns() {
        try (var upload = upload(key)) {
            upload.send(file.of(ROWS / 2));

            ImportView running = awaitView(view -> view.rowsRead() > 0);

            assertThat(running.state()).isEqualTo(ImportState.RUNNING);
            assertThat(running.accepted()).isEqualTo(running.rowsRead());
            assertThat(running.endedAt()).isNull();
            assertThat(latest()).first().extracting(ImportView::id).isEqualTo(key);
            assertThat(prices()).isZero();

            assertThat(upload.send(file.rows(ROWS / 2, ROWS)).end()).startsWith("HTTP/1.1 200");
        }

        assertThat(shown(key).state()).isEqualTo(ImportState.DONE);
        assertThat(shown(key).accepted()).isEqualTo(ROWS);
        assertThat(prices()).isEqualTo(ROWS);
    }

    @Test
    void letsOneAtATimeIntoAList() {
        String listOfFirst = list;
        try (var upload = upload(key)) {
            upload.send(file.of(ROWS / 2));
            awaitView(view -> view.rowsRead() > 0);

            post(file.of(ROWS))
                    .expectStatus()
                    .isEqualTo(HttpStatus.CONFLICT)
                    .expectHeader()
                    .exists("Retry-After")
                    .expectBody()
                    .jsonPath("$.type")
                    .isEqualTo("/problems/import-running");
            setUpAnEmptyList();
            skus(1);
            assertThat(imported(file.of(1)).accepted()).isEqualTo(1);

            assertThat(upload.end()).startsWith("HTTP/1.1 200");
        }
        list = listOfFirst;
        assertThat(prices()).isEqualTo(ROWS / 2);
    }

    @Test
    void leavesNothingOfAnUploadThatBreaksOff() {
        try (var upload = upload(key)) {
            upload.send(file.of(ROWS));
            awaitView(view -> view.rowsRead() > 0);
            assertThat(staged()).isPositive();
        }

        awaitView(view -> view.state() == ImportState.FAILED);

        await().until(() -> staged() == 0);
        assertThat(prices()).isZero();
        await().until(() -> count("lease WHERE name = 'import-" + list + "'") == 0);
        assertThat(imported(file.of(ROWS)).accepted()).isEqualTo(ROWS);
    }

    @Test
    void losesPatienceWithAnUploadThatStops() {
        try (var upload = upload(key)) {
            upload.send(file.of(ROWS));

            assertThat(upload.answer()).startsWith("HTTP/1.1 400").contains("No bytes came for PT4S");
        }

        assertThat(shown(key).state()).isEqualTo(ImportState.FAILED);
        assertThat(staged()).isZero();
        assertThat(prices()).isZero();
    }

    @Test
    void isOvertakenByAPriceThatIsSetMeanwhile() {
        try (var upload = upload(key)) {
            upload.send(file.of(ROWS));
            awaitView(view -> view.rowsRead() > 0);
            admin.post()
                    .uri("/api/admin/price-data")
                    .header("Content-Type", "application/json")
                    .bodyValue("{\"priceListId\": \"" + list + "\", \"sku\": \"" + file.sku(0) + "\", \"amount\": 1}")
                    .exchange()
                    .expectStatus()
                    .isCreated();

            assertThat(upload.end()).startsWith("HTTP/1.1 409").contains("/problems/already-priced");
        }

        assertThat(shown(key).state()).isEqualTo(ImportState.FAILED);
        assertThat(prices()).isEqualTo(1);
        assertThat(staged()).isZero();
    }

    @Test
    void isFailedWhenItsProcessIsGoneAndSweptByTheNext() {
        execute("INSERT INTO price_data_import (id, price_list_id, mode, state, rows_read, accepted, unchanged, wrong,"
                + " problems, started_at) VALUES ('" + key + "', '" + list
                + "', 'ALL', 'RUNNING', 1, 1, 0, 0, '[]', NOW())");
        execute("INSERT INTO price_data_import_row (import_id, position, line, target_id, amount,"
                + " limited_by_quantity) VALUES ('" + key + "', 0, 2, '" + file.sku(0) + "', 1, FALSE)");

        assertThat(shown(key).state()).isEqualTo(ImportState.FAILED);

        assertThat(imported(file.of(ROWS)).accepted()).isEqualTo(ROWS);
        assertThat(shown(key).state()).isEqualTo(ImportState.FAILED);
        assertThat(shown(key).endedAt()).isNotNull();
        assertThat(staged()).isZero();
    }

    @Test
    void knowsNoOtherImports() {
        admin.get()
                .uri("/api/admin/price-data/imports/" + key)
                .exchange()
                .expectStatus()
                .isNotFound();
        customer.get()
                .uri("/api/admin/price-data/imports")
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    private SlowUpload upload(String name) {
        return new SlowUpload(port, path(), adminToken(), name);
    }

    private boolean hasBegun() {
        return count("price_data_import WHERE id = '" + key + "'") > 0;
    }

    private ImportView awaitView(Predicate<ImportView> wanted) {
        return await("import " + key)
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> hasBegun() ? shown(key) : NOT_YET, wanted);
    }

    private Iterable<ImportView> latest() {
        return admin.get()
                .uri("/api/admin/price-data/imports")
                .exchange()
                .expectBodyList(ImportView.class)
                .returnResult()
                .getResponseBody();
    }
}
