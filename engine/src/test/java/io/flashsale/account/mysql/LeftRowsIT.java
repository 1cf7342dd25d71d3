package io.flashsale.account.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.development.DevelopmentServices;
import io.flashsale.development.Endpoints;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;

/** Rows that deletions left before they locked their customer. */
class LeftRowsIT {

    private static final List<String> ROWS = List.of(
            "INSERT INTO customer (id, name, role, created_at) VALUES ('ADA', 'Ada', 'CUSTOMER', '2026-01-01')",
            """
            INSERT INTO customer_identity (provider, subject, customer_id, created_at) VALUES
                ('GOOGLE', 'ada', 'ADA', '2026-01-01'), ('GOOGLE', 'eve', 'EVE', '2026-01-01'),
                ('GOOGLE', 'new', 'NEW', UTC_TIMESTAMP(6))""",
            """
            INSERT INTO customer_address (customer_id, place, name, line1, city, postal_code, country) VALUES
                ('ADA', 0, 'Ada', '1 Lane', 'London', 'SW1Y', 'GB'),
                ('EVE', 0, 'Eve', '1 Lane', 'London', 'SW1Y', 'GB')""",
            "INSERT INTO news_reader (customer_id, since) VALUES ('ADA', '2026-01-01'), ('EVE', '2026-01-01')");

    private final Endpoints servers = DevelopmentServices.shared().freshEndpoints();

    @Test
    void areTakenAwayAndThoseOfASignUpUnderWayAreNot() throws SQLException {
        migrate(MigrationVersion.fromVersion("25"));
        for (String rows : ROWS) {
            execute(rows);
        }

        migrate(MigrationVersion.LATEST);

        assertThat(customers("customer_identity")).containsExactly("ADA", "NEW");
        assertThat(customers("customer_address")).containsExactly("ADA");
        assertThat(customers("news_reader")).containsExactly("ADA");
    }

    private void migrate(MigrationVersion target) {
        Flyway.configure()
                .dataSource(servers.jdbcUrl(), servers.user(), servers.password())
                .target(target)
                .load()
                .migrate();
    }

    private void execute(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(servers.jdbcUrl());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> customers(String table) throws SQLException {
        try (var connection = DriverManager.getConnection(servers.jdbcUrl());
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT customer_id FROM " + table + " ORDER BY customer_id")) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }
}
