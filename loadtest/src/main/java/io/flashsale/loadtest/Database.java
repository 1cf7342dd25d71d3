package io.flashsale.loadtest;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The shop's database. Not for concurrent callers. */
final class Database implements AutoCloseable {

    private final Connection connection;

    private Database(Connection connection) {
        this.connection = connection;
    }

    /** {@code mysql://user:password@host:port/database}, as the shop's own setting has it. */
    static Database open(URI url) throws SQLException {
        var account = url.getUserInfo().split(":", 2);
        var address = "jdbc:mariadb://%s:%d%s?allowPublicKeyRetrieval=true"
                .formatted(url.getHost(), url.getPort() < 0 ? 3306 : url.getPort(), url.getPath());
        return new Database(DriverManager.getConnection(address, account[0], account[1]));
    }

    /** Units of this price that the ledger has handed out so far; one row, so cheap enough to be asked often. */
    int unitsTaken(Sale sale) throws SQLException {
        return sale.units() - unitsAvailable(sale);
    }

    int unitsAvailable(Sale sale) throws SQLException {
        return one("SELECT available_quantity FROM price_data WHERE id = ?", sale.priceDataId());
    }

    int orderCount(Sale sale) throws SQLException {
        return one("SELECT COUNT(*) FROM orders WHERE sale_id = ?", sale.id());
    }

    int customerCount(Sale sale) throws SQLException {
        return one("SELECT COUNT(DISTINCT customer_id) FROM orders WHERE sale_id = ?", sale.id());
    }

    int unitsUsed(Sale sale) throws SQLException {
        return one("""
                SELECT COALESCE(SUM(usage_quantity), 0)
                FROM price_data_usage_detail
                WHERE price_data_id = ? AND NOT archived
                """, sale.priceDataId());
    }

    List<Books.Order> orders(Sale sale) throws SQLException {
        return rows("""
                SELECT o.id, o.status, SUM(l.quantity)
                FROM orders o LEFT JOIN order_line l ON l.order_id = o.id
                WHERE o.sale_id = ?
                GROUP BY o.id, o.status
                """, sale.id(), row -> new Books.Order(row.getString(1), row.getString(2), row.getInt(3)));
    }

    List<Books.Usage> usages(Sale sale) throws SQLException {
        return rows(
                """
                SELECT id, transaction_reference_id, customer_reference_id, usage_quantity
                FROM price_data_usage_detail
                WHERE price_data_id = ? AND NOT archived
                """,
                sale.priceDataId(),
                row -> new Books.Usage(row.getString(1), row.getString(2), row.getString(3), row.getInt(4)));
    }

    /** All or none of them, as if as many more units had been offered, and used long ago. */
    void add(List<OldUsage> usages) throws SQLException {
        connection.setAutoCommit(false);
        insert(usages);
        offer(usages.stream().filter(usage -> !usage.archived()).toList());
        connection.commit();
        connection.setAutoCommit(true);
    }

    private void insert(List<OldUsage> usages) throws SQLException {
        try (var statement = connection.prepareStatement("""
                INSERT INTO price_data_usage_detail (id, price_data_id, customer_reference_type, customer_reference_id,
                    transaction_reference_type, transaction_reference_id, usage_quantity, usage_date, archived)
                VALUES (?, ?, 'BLC_CUSTOMER', ?, 'BLC_CART', ?, 1, UTC_TIMESTAMP() - INTERVAL 40 DAY, ?)
                """)) {
            for (var usage : usages) {
                statement.setString(1, usage.id());
                statement.setString(2, usage.priceDataId());
                statement.setString(3, usage.customerId());
                statement.setString(4, usage.orderId());
                statement.setBoolean(5, usage.archived());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private void offer(List<OldUsage> usages) throws SQLException {
        var units = usages.stream().collect(groupingBy(OldUsage::priceDataId, TreeMap::new, counting()));
        try (var statement = connection.prepareStatement("""
                UPDATE price_data
                SET starting_quantity = starting_quantity + ?, offered_quantity = offered_quantity + ?
                WHERE id = ?
                """)) {
            for (var price : units.entrySet()) {
                statement.setLong(1, price.getValue());
                statement.setLong(2, price.getValue());
                statement.setString(3, price.getKey());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    int oldUsages() throws SQLException {
        return one("SELECT COUNT(*) FROM price_data_usage_detail WHERE id < ?", OldUsage.END);
    }

    /** By how many units, in all, offered is not available + used + purged. */
    int imbalance(List<String> priceDataIds) throws SQLException {
        int units = 0;
        for (var id : priceDataIds) {
            units += one("""
                    SELECT ABS(p.offered_quantity - p.available_quantity - p.purged_quantity - (
                        SELECT COALESCE(SUM(u.usage_quantity), 0) FROM price_data_usage_detail u
                        WHERE u.price_data_id = p.id AND u.archived = 0))
                    FROM price_data p WHERE p.id = ?
                    """, id);
        }
        return units;
    }

    /** What a broken shop might do. */
    void deleteOneUsage(Sale sale) throws SQLException {
        var deletion = "DELETE FROM price_data_usage_detail WHERE price_data_id = ? LIMIT 1";
        try (var statement = connection.prepareStatement(deletion)) {
            statement.setString(1, sale.priceDataId());
            statement.executeUpdate();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private int one(String query, String argument) throws SQLException {
        return rows(query, argument, row -> row.getInt(1)).getFirst();
    }

    private <T> List<T> rows(String query, String argument, Reading<T> reading) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, argument);
            try (var result = statement.executeQuery()) {
                var rows = new ArrayList<T>();
                while (result.next()) {
                    rows.add(reading.of(result));
                }
                return rows;
            }
        }
    }

    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }
}
