package io.flashsale.pricing.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.development.DevelopmentServices;
import io.flashsale.development.Endpoints;
import io.flashsale.platform.Ids;
import io.flashsale.pricing.UsageFilter;
import io.flashsale.shared.Page;
import io.flashsale.shared.PriceDataId;
import io.flashsale.shared.ReferenceId;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.r2dbc.connection.SingleConnectionFactory;
import org.springframework.r2dbc.core.DatabaseClient;

/** How many rows a server reads to find one page among 20,000 usages, one a minute, of which a tenth is archived. */
class UsageQueryIT {

    private static final int USAGES = 20_000;
    private static final int ROWS = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");
    private static final Endpoints SERVERS = DevelopmentServices.shared().freshEndpoints();
    private static final SingleConnectionFactory CONNECTION = new SingleConnectionFactory(SERVERS.r2dbcUrl(), true);
    private static final DatabaseClient DATABASE = DatabaseClient.create(CONNECTION);

    private static final Ids IDS = new Ids(Clock.systemUTC());
    private static final PriceDataId COMMON = new PriceDataId(IDS.next());
    private static final PriceDataId RARE = new PriceDataId(IDS.next());
    private static final List<String> CUSTOMERS =
            IntStream.range(0, USAGES / 2).mapToObj(_ -> IDS.next()).toList();
    private static final ReferenceId REGULAR = new ReferenceId(IDS.next());
    private static final String ORDER = IDS.next();
    private static final Instant NOON = BEGIN.plus(Duration.ofDays(7)).plus(Duration.ofHours(12));
    private static final Instant ONE = NOON.plus(Duration.ofHours(1));

    @BeforeAll
    static void fillTheTable() throws SQLException {
        SERVERS.migrate();
        try (var connection = DriverManager.getConnection(SERVERS.jdbcUrl(), SERVERS.user(), SERVERS.password());
                var insert = connection.prepareStatement("""
                        INSERT INTO price_data_usage_detail (id, price_data_id, customer_reference_type,
                            customer_reference_id, transaction_reference_type, transaction_reference_id,
                            usage_quantity, usage_date, archived)
                        VALUES (?, ?, 'BLC_CUSTOMER', ?, 'BLC_CART', ?, 1, ?, ?)""")) {
            connection.setAutoCommit(false);
            for (int i = 0; i < USAGES; i++) {
                Instant usedAt = BEGIN.plus(Duration.ofMinutes(i));
                insert.setString(1, IDS.at(usedAt));
                insert.setString(2, (i % 20 == 0 ? RARE : COMMON).value());
                insert.setString(3, i % 20 == 7 ? REGULAR.value() : CUSTOMERS.get(i / 2));
                insert.setString(4, i == USAGES / 2 ? ORDER : IDS.next());
                insert.setTimestamp(5, Timestamp.from(usedAt));
                insert.setBoolean(6, i % 10 == 0);
                insert.addBatch();
            }
            insert.executeBatch();
            connection.commit();
            connection.createStatement().execute("ANALYZE TABLE price_data_usage_detail");
        }
    }

    @AfterAll
    static void close() {
        CONNECTION.destroy();
    }

    @ParameterizedTest
    @MethodSource("searches")
    void readsFewRowsMoreThanItFinds(UsageFilter filter, int found) {
        UsageQuery query = UsageQuery.of(filter, new Page(ROWS, ""));

        long before = rowsRead();
        int rows = run(query);
        long read = rowsRead() - before;

        assertThat(rows).isEqualTo(found);
        assertThat(read).isLessThan(6 * ROWS);
    }

    @ParameterizedTest
    @MethodSource("searches")
    void aLaterPageCostsNoMore(UsageFilter filter, int found) {
        UsageQuery query = UsageQuery.of(filter, new Page(ROWS, IDS.at(ONE)));

        long before = rowsRead();
        run(query);

        assertThat(rowsRead() - before).isLessThan(6 * ROWS);
    }

    static Stream<Arguments> searches() {
        ReferenceId customer = new ReferenceId(CUSTOMERS.get(100));
        ReferenceId order = new ReferenceId(ORDER);
        return Stream.of(
                Arguments.of(new UsageFilter(null, null, null, null, null, null), ROWS),
                Arguments.of(new UsageFilter(COMMON, null, null, null, null, null), ROWS),
                Arguments.of(new UsageFilter(COMMON, null, null, null, null, true), ROWS),
                Arguments.of(new UsageFilter(COMMON, null, null, null, null, false), ROWS),
                Arguments.of(new UsageFilter(COMMON, null, null, NOON, null, true), ROWS),
                Arguments.of(new UsageFilter(COMMON, null, null, NOON, ONE, null), ROWS),
                Arguments.of(new UsageFilter(RARE, null, null, null, null, null), ROWS),
                Arguments.of(new UsageFilter(RARE, null, null, null, null, false), 0),
                Arguments.of(new UsageFilter(null, customer, null, null, null, null), 2),
                Arguments.of(new UsageFilter(COMMON, customer, null, BEGIN, ONE, false), 1),
                Arguments.of(new UsageFilter(null, REGULAR, null, null, null, null), ROWS),
                Arguments.of(new UsageFilter(COMMON, REGULAR, null, NOON, null, false), ROWS),
                Arguments.of(new UsageFilter(null, null, order, null, null, null), 1),
                Arguments.of(new UsageFilter(RARE, customer, order, null, null, null), 0),
                Arguments.of(new UsageFilter(null, null, null, NOON, ONE, null), ROWS),
                Arguments.of(new UsageFilter(null, null, null, NOON, ONE, true), 6),
                Arguments.of(new UsageFilter(null, null, null, NOON, null, null), ROWS));
    }

    private static int run(UsageQuery query) {
        return DATABASE.sql(query.sql())
                .bindValues(query.values())
                .map(row -> row.get("id", String.class))
                .all()
                .collectList()
                .block(PATIENCE)
                .size();
    }

    /** By this connection, since it began. */
    private static long rowsRead() {
        return DATABASE.sql("SHOW SESSION STATUS LIKE 'Handler_read_%'")
                .map(row -> Long.parseLong(row.get("Value", String.class)))
                .all()
                .reduce(0L, Long::sum)
                .block(PATIENCE);
    }
}
