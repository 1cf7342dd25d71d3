package io.flashsale.loadtest;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

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
        return one("SELECT starting_quantity - available_quantity FROM price_data WHERE id = ?", sale.priceDataId());
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
