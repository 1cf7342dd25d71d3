package io.flashsale.api.testing;

import io.flashsale.development.Endpoints;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;

/** What MySQL has, asked by SQL of our own. */
public record Books(Endpoints servers) {

    /** The tables that a sale writes, and the keys by which a dump of them is sorted. */
    private static final Map<String, String> WRITTEN_BY_SALES = Map.of(
            "orders", "id",
            "order_line", "order_id, line",
            "price_data_usage_detail", "id",
            "price_data", "id");

    public void execute(String sql) {
        try (var connection = DriverManager.getConnection(servers.jdbcUrl());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Both statements, or none. */
    public void inOneTransaction(String first, String second) {
        try (var connection = DriverManager.getConnection(servers.jdbcUrl());
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(first);
            statement.execute(second);
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(second, e);
        }
    }

    /** Keeps the ledger from taking units of a price until the transaction of this connection ends. */
    public Connection lock(String price) throws SQLException {
        return lock("price_data", "id", price);
    }

    /** The same for the writing of an order; if there is none with this id, of those that would stand next to it. */
    public Connection lockOrder(String id) throws SQLException {
        return lock("orders", "id", id);
    }

    /** Keeps everybody from changing a row, or locking it themselves, until the transaction of this connection ends. */
    public Connection lock(String table, String column, String value) throws SQLException {
        var connection = DriverManager.getConnection(servers.jdbcUrl());
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false);
        try (var statement =
                connection.prepareStatement("SELECT 1 FROM " + table + " WHERE " + column + " = ? FOR UPDATE")) {
            statement.setString(1, value);
            statement.execute();
        }
        return connection;
    }

    /** Keeps everybody from changing an account until the transaction of this connection ends. */
    public Connection lockAccount(String customer) throws SQLException {
        return lock("customer", "id", customer);
    }

    /** Until so many transactions wait for a customer's lock. */
    public void awaitWaiting(int transactions) {
        Awaitility.await("waiting for a lock")
                .until(
                        () -> count("information_schema.innodb_trx"
                                + " WHERE trx_state = 'LOCK WAIT' AND trx_query LIKE '%customer%'"),
                        waiting -> waiting == transactions);
    }

    /** Rows as text by column name; the arguments stand for the question marks. */
    public List<Map<String, String>> rows(String select, Object... arguments) {
        try (var connection = DriverManager.getConnection(servers.jdbcUrl());
                var statement = connection.prepareStatement(select)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            List<Map<String, String>> rows = new ArrayList<>();
            try (var result = statement.executeQuery()) {
                var columns = result.getMetaData();
                while (result.next()) {
                    Map<String, String> row = new LinkedHashMap<>();
                    for (int i = 1; i <= columns.getColumnCount(); i++) {
                        row.put(columns.getColumnLabel(i), Objects.toString(result.getString(i)));
                    }
                    rows.add(row);
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(select, e);
        }
    }

    public int count(String fromWhere, Object... arguments) {
        var row = rows("SELECT COUNT(*) AS n FROM " + fromWhere, arguments).getFirst();
        return Integer.parseInt(row.get("n"));
    }

    /** Orders of a sale by status. */
    public Map<String, Integer> ordersByStatus(OnSale sale) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        rows("SELECT status, COUNT(*) AS n FROM orders WHERE sale_id = ? GROUP BY status", sale.id())
                .forEach(row -> counts.put(row.get("status"), Integer.valueOf(row.get("n"))));
        return counts;
    }

    /** Everything that sales have written, to compare before and after. */
    public Map<String, List<Map<String, String>>> dump() {
        Map<String, List<Map<String, String>>> tables = new LinkedHashMap<>();
        WRITTEN_BY_SALES.forEach(
                (table, key) -> tables.put(table, rows("SELECT * FROM " + table + " ORDER BY " + key)));
        return tables;
    }
}
