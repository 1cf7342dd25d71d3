package io.flashsale.order.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.development.DevelopmentServices;
import io.flashsale.development.Endpoints;
import io.flashsale.order.OrderIds;
import io.flashsale.order.PriceBalance;
import io.flashsale.platform.Ids;
import io.flashsale.shared.PriceDataId;
import io.flashsale.shared.SaleId;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.connection.SingleConnectionFactory;
import org.springframework.r2dbc.core.DatabaseClient;

/** Two sales of 60,000 orders each, placed in turn, that opened in the same millisecond: more than one portion. */
class BalancesIT {

    private static final int ORDERS = 120_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Instant OPENS_AT = Instant.parse("2026-03-01T00:00:00Z");
    private static final Endpoints SERVERS = DevelopmentServices.shared().freshEndpoints();
    private static final SingleConnectionFactory CONNECTION = new SingleConnectionFactory(SERVERS.r2dbcUrl(), true);

    private static final Ids IDS = new Ids(Clock.systemUTC());
    private static final SaleId SALE = new SaleId(IDS.next());
    private static final SaleId OTHER_SALE = new SaleId(IDS.next());
    private static final PriceDataId COMMON = new PriceDataId(IDS.next());
    private static final PriceDataId RARE = new PriceDataId(IDS.next());
    private static final PriceDataId UNSOLD = new PriceDataId(IDS.next());

    private final MySqlOrders orders =
            new MySqlOrders(DatabaseClient.create(CONNECTION), new R2dbcTransactionManager(CONNECTION));

    /** Of ten orders of the sale one is pending, one is recorded, one waits and one is cancelled. */
    @BeforeAll
    static void fillTheTables() throws SQLException {
        SERVERS.migrate();
        try (var connection = DriverManager.getConnection(SERVERS.jdbcUrl(), SERVERS.user(), SERVERS.password());
                var statement = connection.createStatement()) {
            for (PriceDataId price : List.of(COMMON, RARE, UNSOLD)) {
                statement.execute(price(price));
            }
            statement.execute(orders(OrderIds.prefix(OPENS_AT)));
            statement.execute(lines(0, "1", COMMON, "TRUE"));
            statement.execute(lines(1, "2", RARE, "log_offset % 3000 = 0"));
            statement.execute("""
                    INSERT INTO order_line (order_id, line, sku, quantity, unit_price, price_type, limited)
                    SELECT id, 2, 'ELSE', 7, 1, 'basePrice', 0 FROM orders WHERE log_offset % 100 = 0""");
        }
    }

    @AfterAll
    static void close() {
        CONNECTION.destroy();
    }

    @Test
    void addsUpEachOrderOnceHoweverManyPortionsThereAre() {
        List<PriceBalance> balances = orders.balance(SALE, OPENS_AT, List.of(COMMON, RARE, UNSOLD))
                .collectList()
                .block(PATIENCE);

        assertThat(balances)
                .containsExactly(
                        balance(COMMON, 6_000, 42_000, 6_000), balance(RARE, 80, 0, 0), balance(UNSOLD, 0, 0, 0));
    }

    private static PriceBalance balance(PriceDataId price, int held, int sold, int waiting) {
        return new PriceBalance(price, 300_000, 300_000, 300_000, 0, 0, held, sold, waiting);
    }

    private static String price(PriceDataId id) {
        return """
                INSERT INTO price_data (id, price_list_id, target_type, target_id, amount, limited_by_quantity,
                    starting_quantity, offered_quantity, available_quantity, created_at)
                VALUES ('%1$s', '%1$s', 'SKU', '%1$s', 1, 1, 300000, 300000, 300000, NOW())""".formatted(id);
    }

    private static String orders(String prefix) {
        return """
                INSERT INTO orders (id, sale_id, customer_id, status, currency, total, answer_number, fingerprint,
                    placed_at, log_partition, log_offset)
                SELECT CONCAT('%s', LPAD(i, %d, '0')), IF(i %% 2, '%s', '%s'), '%s',
                    ELT(i DIV 2 %% 10 + 1, 'PENDING_PAYMENT', 'RECORDED', 'WAITLISTED', 'CANCELLED', 'CONFIRMED',
                        'SHIPPED', 'DELIVERED', 'CONFIRMED', 'CONFIRMED', 'CONFIRMED'),
                    'EUR', 1, 0, '', NOW(), 0, i
                FROM JSON_TABLE(CONCAT('[0', REPEAT(',0', %d), ']'), '$[*]' COLUMNS (i FOR ORDINALITY)) AS numbers
                """.formatted(prefix, 26 - prefix.length(), OTHER_SALE, SALE, IDS.next(), ORDERS - 1);
    }

    private static String lines(int line, String quantity, PriceDataId price, String which) {
        return """
                INSERT INTO order_line (order_id, line, sku, quantity, unit_price, price_type, price_list_id,
                    price_data_id, limited)
                SELECT id, %d, 'SKU', %s, 1, 'salePrice', '%s', '%s', 1 FROM orders WHERE %s
                """.formatted(line, quantity, price, price, which);
    }
}
