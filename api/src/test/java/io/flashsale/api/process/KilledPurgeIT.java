package io.flashsale.api.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.platform.Ids;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** {@code kill -9} in the middle of a purge. */
class KilledPurgeIT {

    private static final int DETAILS = 3_000;
    private static final String DETAILS_OF_NOBODY = """
            INSERT INTO price_data_usage_detail (id, price_data_id, customer_reference_type, customer_reference_id,
                transaction_reference_type, transaction_reference_id, usage_quantity, usage_date) VALUES
                (?, '01ARZ3NDEKTSV4RRFFQ69G5FAV', 'BLC_CUSTOMER', '01ARZ3NDEKTSV4RRFFQ69G5FAV', 'BLC_CART', ?, 1,
                NOW() - INTERVAL 40 DAY)
            """;

    private static final Corner CORNER = new Corner();
    private static final AppProcess SWEEPER =
            new AppProcess(CORNER, "web,sweeper", "flashsale.purge.rows-at-once=100", "flashsale.purge.pause=100ms");

    @AfterAll
    static void stop() {
        SWEEPER.close();
        CORNER.close();
    }

    @Test
    void theNextProcessFinishesTheRun() throws SQLException {
        SWEEPER.start();
        ask();
        SWEEPER.await("a purge in its middle", () -> CORNER.number("SELECT rows_done FROM job_run") >= 500);

        SWEEPER.kill();
        long deleted = CORNER.number("SELECT rows_done FROM job_run");
        long left = CORNER.number("SELECT COUNT(*) FROM price_data_usage_detail");
        SWEEPER.start();

        assertThat(left).isPositive();
        assertThat(deleted + left).isEqualTo(DETAILS);
        SWEEPER.await("its end", () -> CORNER.number("SELECT COUNT(*) FROM job_run WHERE status = 'DONE'") == 1);
        assertThat(CORNER.number("SELECT rows_done FROM job_run")).isEqualTo(DETAILS);
        assertThat(CORNER.number("SELECT COUNT(*) FROM price_data_usage_detail"))
                .isZero();
    }

    private static void ask() throws SQLException {
        Ids ids = new Ids(Clock.systemUTC());
        try (Connection connection = CORNER.mysql();
                var details = connection.prepareStatement(DETAILS_OF_NOBODY);
                var run = connection.prepareStatement("INSERT INTO job_run (id, job, scheduled_for, status) VALUES"
                        + " (?, 'PURGE_PRICE_DATA_USAGE_DETAIL', NOW(), 'WAITING')")) {
            connection.setAutoCommit(false);
            for (int i = 0; i < DETAILS; i++) {
                details.setString(1, ids.next());
                details.setString(2, ids.next());
                details.addBatch();
            }
            details.executeBatch();
            run.setString(1, ids.next());
            run.execute();
            connection.commit();
        }
    }
}
