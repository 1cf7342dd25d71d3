package io.flashsale.development;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.spi.ConnectionFactories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.test.StepVerifier;

/** One JDBC driver for Flyway and one R2DBC driver for us: both work with MariaDB and with MySQL 8.0. */
class DriversIT {

    private final Endpoints endpoints = DevelopmentServices.shared().freshEndpoints();

    @Test
    void whatFlywayCreatesIsReadByR2dbc(@TempDir Path migrations) throws IOException {
        Files.writeString(migrations.resolve("V1__one.sql"), "CREATE TABLE one (id INT); INSERT INTO one VALUES (42);");

        var migrated = Flyway.configure()
                .dataSource(endpoints.jdbcUrl(), endpoints.user(), endpoints.password())
                .locations("filesystem:" + migrations)
                .load()
                .migrate();

        assertThat(migrated.migrationsExecuted).isEqualTo(1);
        StepVerifier.create(DatabaseClient.create(ConnectionFactories.get(endpoints.r2dbcUrl()))
                        .sql("SELECT id FROM one")
                        .mapValue(Integer.class)
                        .one())
                .expectNext(42)
                .expectComplete()
                .verify(Duration.ofSeconds(10));
    }
}
