package io.flashsale.order.mysql;

import static io.flashsale.order.mysql.OrderRows.text;

import io.flashsale.order.PriceBalance;
import io.flashsale.platform.mysql.JsonRows;
import io.flashsale.shared.PriceDataId;
import io.flashsale.shared.SaleId;
import io.r2dbc.spi.Readable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Adds up where the units of prices are. The orders of a sale are read once for all its prices and in portions: no
 * statement grows with the sale, so none meets the time limit of a statement.
 */
final class Balances {

    private static final int ORDERS_AT_ONCE = 50_000;

    /** STRAIGHT_JOIN: MariaDB would begin with the lines of all sales. Each order has a limited line. */
    private static final String PORTION = """
            SELECT l.price_data_id, MAX(o.id) AS last,
                SUM(IF(o.status = 'PENDING_PAYMENT', l.quantity, 0)) AS held,
                SUM(IF(o.status IN ('CONFIRMED', 'SHIPPED', 'DELIVERED', 'RECORDED'), l.quantity, 0)) AS sold,
                SUM(IF(o.status = 'WAITLISTED', l.quantity, 0)) AS waiting
            FROM (SELECT id, status FROM orders WHERE id > :after AND id < :end AND sale_id = :sale
                ORDER BY id LIMIT %d) o
            STRAIGHT_JOIN order_line l ON l.order_id = o.id AND l.limited
            GROUP BY l.price_data_id
            """.formatted(ORDERS_AT_ONCE);

    private static final String PRICE = """
            SELECT p.starting_quantity, p.offered_quantity, p.available_quantity, p.purged_quantity,
                (SELECT COALESCE(SUM(u.usage_quantity), 0) FROM price_data_usage_detail u
                    WHERE u.price_data_id = p.id AND u.archived = 0) AS used
            FROM price_data p WHERE p.id = :price
            """;

    private static final String IMBALANCE = """
            SELECT COALESCE(SUM(ABS(p.offered_quantity - p.available_quantity - p.purged_quantity - (
                SELECT COALESCE(SUM(u.usage_quantity), 0) FROM price_data_usage_detail u
                WHERE u.price_data_id = p.id AND u.archived = 0))), 0) AS imbalance
            FROM JSON_TABLE(:rows, '$[*]' COLUMNS (
                id CHAR(26) CHARACTER SET ascii PATH '$[0]')) AS wanted
            STRAIGHT_JOIN price_data p ON p.id = wanted.id
            """;

    private final DatabaseClient database;

    Balances(DatabaseClient database) {
        this.database = database;
    }

    /** As of one moment if the caller's transaction sees one. */
    Flux<PriceBalance> of(SaleId sale, IdRange range, List<PriceDataId> prices) {
        return ordered(sale, range)
                .flatMapMany(ordered -> Flux.fromIterable(prices)
                        .concatMap(price -> balance(price, ordered.getOrDefault(price, Ordered.NONE))));
    }

    Mono<Integer> imbalance(List<PriceDataId> prices) {
        return database.sql(IMBALANCE)
                .bind("rows", JsonRows.of(prices, (json, id) -> json.writeString(id.value())))
                .map(row -> number(row, "imbalance"))
                .one();
    }

    private Mono<Map<PriceDataId, Ordered>> ordered(SaleId sale, IdRange range) {
        return portion(sale, range)
                .expand(portion -> portion.isEmpty() ? Mono.empty() : portion(sale, range.after(last(portion))))
                .concatMapIterable(portion -> portion)
                .collect(HashMap::new, (sums, part) -> sums.merge(part.price(), part.units(), Ordered::plus));
    }

    private Mono<List<Part>> portion(SaleId sale, IdRange range) {
        return database.sql(PORTION)
                .bind("after", range.after())
                .bind("end", range.end())
                .bind("sale", sale.value())
                .map(Balances::part)
                .all()
                .collectList();
    }

    private static String last(List<Part> portion) {
        return portion.stream().map(Part::last).max(String::compareTo).orElseThrow();
    }

    private Mono<PriceBalance> balance(PriceDataId price, Ordered ordered) {
        return database.sql(PRICE)
                .bind("price", price.value())
                .map(row -> new PriceBalance(
                        price,
                        number(row, "starting_quantity"),
                        number(row, "offered_quantity"),
                        number(row, "available_quantity"),
                        number(row, "used"),
                        number(row, "purged_quantity"),
                        ordered.held(),
                        ordered.sold(),
                        ordered.waiting()))
                .one();
    }

    private static Part part(Readable row) {
        return new Part(
                new PriceDataId(text(row, "price_data_id")),
                text(row, "last"),
                new Ordered(number(row, "held"), number(row, "sold"), number(row, "waiting")));
    }

    private static int number(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, Number.class), column).intValue();
    }

    /** What the orders of a portion have of one price, and the last of these orders. */
    private record Part(PriceDataId price, String last, Ordered units) {}

    private record Ordered(int held, int sold, int waiting) {

        static final Ordered NONE = new Ordered(0, 0, 0);

        Ordered plus(Ordered more) {
            return new Ordered(held + more.held, sold + more.sold, waiting + more.waiting);
        }
    }
}
