package io.flashsale.api.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.platform.Ids;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A large file for a process of 256 MB; {@code -Dflashsale.test.import-rows=1000000} makes it a very large one. */
class LargeImportIT {

    private static final int ROWS = Integer.getInteger("flashsale.test.import-rows", 50_000);
    private static final int ROWS_AT_ONCE = 10_000;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String HEADER =
            "sku,amount,limitedByQuantity,startingQuantity,availableQuantity,activeFrom,activeTo\n";

    private static final Corner CORNER = new Corner();
    private static final AppProcess APP = new AppProcess(CORNER, "");
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String LIST = new Ids(Clock.systemUTC()).next();

    @BeforeAll
    static void start() throws SQLException {
        APP.start();
        try (Connection connection = CORNER.mysql();
                var statement = connection.createStatement()) {
            statement.execute("INSERT INTO product (id, name, created_at) VALUES ('" + LIST + "', 'x', NOW())");
            statement.execute("INSERT INTO price_list (id, name, type, currency, created_at) VALUES ('" + LIST
                    + "', 'x', 'SALE', 'USD', NOW())");
            for (int from = 0; from < ROWS; from += ROWS_AT_ONCE) {
                statement.execute("INSERT INTO sku (code, product_id, name, base_price, currency, created_at) VALUES "
                        + IntStream.range(from, from + ROWS_AT_ONCE)
                                .mapToObj(i -> "('S-" + i + "', '" + LIST + "', 'x', 1, 'USD', NOW())")
                                .collect(Collectors.joining(",")));
            }
        }
    }

    @AfterAll
    static void stop() {
        APP.close();
        CORNER.close();
    }

    @Test
    void addsNothingForAWrongRowAtTheEndAndAllWithoutIt() {
        Answer wrong = post(HEADER + rows() + "S-0,5,true,0,,,\n");

        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.json().path("errors").path(0).path("field").asString())
                .isEqualTo("line " + (ROWS + 2) + ", startingQuantity");
        assertThat(count("price_data")).isZero();
        assertThat(count("price_data_import_row")).isZero();

        long began = System.nanoTime();
        Answer right = post(HEADER + rows());
        System.out.println(ROWS + " rows imported in "
                + Duration.ofNanos(System.nanoTime() - began).toMillis() + " ms");

        assertThat(right.json().path("accepted").asInt()).as(right.body()).isEqualTo(ROWS);
        assertThat(count("price_data")).isEqualTo(ROWS);
        assertThat(count("price_data_import_row")).isZero();
        assertThat(APP.isAlive()).isTrue();
    }

    private static String rows() {
        return IntStream.range(0, ROWS)
                .mapToObj(i -> "S-" + i + ",5.00,true,10,,2026-12-01T10:00:00Z,2026-12-01T11:00:00Z\n")
                .collect(Collectors.joining());
    }

    private static Answer post(String csv) {
        try {
            var response = HTTP.send(
                    HttpRequest.newBuilder(APP.url("/api/admin/price-data/import?priceListId=" + LIST))
                            .timeout(PATIENCE)
                            .header("Authorization", "Bearer " + SmallSale.admin())
                            .header("Content-Type", "text/csv")
                            .POST(BodyPublishers.ofString(csv))
                            .build(),
                    BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException | InterruptedException e) {
            throw APP.failure(e.toString());
        }
    }

    private static long count(String table) {
        try (Connection connection = CORNER.mysql();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
