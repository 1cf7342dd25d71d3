package io.flashsale.api.process;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What MySQL and Redis say about one sale, read past the application. */
final class Books {

    private final Corner corner;
    private final String sale;

    Books(Corner corner, SmallSale sale) {
        this.corner = corner;
        this.sale = sale.id();
    }

    /** Ids of the orders in MySQL. */
    Set<String> orders() {
        return new HashSet<>(orderColumn("status").keySet());
    }

    /** Order id → status. */
    Map<String, String> statuses() {
        return orderColumn("status");
    }

    /** Order id → what the customer was told first: the deadline in ms, or the position. */
    Map<String, String> firstAnswers() {
        return orderColumn("answer_number");
    }

    long orderCount() {
        return number("SELECT COUNT(*) FROM orders WHERE sale_id = ?");
    }

    /** Orders with this status. */
    long orderCount(String status) {
        return statuses().values().stream().filter(status::equals).count();
    }

    /** Holds up whoever wants to take units of the sale, until the transaction of the connection ends. */
    void lockPrices(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("SELECT p.id FROM price_data p JOIN sale s"
                + " ON s.price_list_id = p.price_list_id WHERE s.id = ? FOR UPDATE")) {
            statement.setString(1, sale);
            statement.executeQuery();
        }
    }

    /** Whether a transaction waits for a lock of another one. */
    boolean someoneWaitsForALock() {
        return number("SELECT COUNT(*) FROM information_schema.innodb_trx JOIN sale s ON s.id = ?"
                        + " WHERE trx_state = 'LOCK WAIT'")
                > 0;
    }

    /** Orders whose last record the ledger would apply again if it went on from these offsets. */
    List<String> appliedAgainFrom(Map<Integer, Long> offsets) {
        Map<String, String> partitions = orderColumn("log_partition");
        return orderColumn("log_offset").entrySet().stream()
                .filter(order -> Long.parseLong(order.getValue())
                        >= offsets.getOrDefault(Integer.valueOf(partitions.get(order.getKey())), 0L))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Units left to sell. */
    long available() {
        return number("SELECT SUM(p.available_quantity) FROM price_data p JOIN sale s"
                + " ON s.price_list_id = p.price_list_id WHERE s.id = ?");
    }

    /** Units of usage details that are not archived. */
    long unitsUsed() {
        return number("SELECT COALESCE(SUM(u.usage_quantity), 0) FROM price_data_usage_detail u JOIN orders o"
                + " ON o.id = u.transaction_reference_id WHERE u.archived = 0 AND o.sale_id = ?");
    }

    /** Usage details, archived or not. */
    long usageDetails() {
        return number("SELECT COUNT(*) FROM price_data_usage_detail u JOIN orders o"
                + " ON o.id = u.transaction_reference_id WHERE o.sale_id = ?");
    }

    /** Units that the customer with the most of them has. */
    long mostUnitsOfACustomer() {
        return number("SELECT COALESCE(MAX(units), 0) FROM (SELECT SUM(u.usage_quantity) AS units"
                + " FROM price_data_usage_detail u JOIN orders o ON o.id = u.transaction_reference_id"
                + " WHERE u.archived = 0 AND o.sale_id = ? GROUP BY u.customer_reference_id) AS customers");
    }

    /** Records that the gate keeps because the log has not acknowledged them. */
    long unlogged() {
        return corner.redis().hlen(key("unlogged"));
    }

    /** Orders that the gate knows. */
    long atGate() {
        return corner.redis().hlen(key("holds"));
    }

    private String key(String name) {
        return "{" + sale + ":0}:" + name;
    }

    private Map<String, String> orderColumn(String column) {
        try (Connection connection = corner.mysql();
                var statement =
                        connection.prepareStatement("SELECT id, " + column + " FROM orders WHERE sale_id = ?")) {
            statement.setString(1, sale);
            var rows = statement.executeQuery();
            Map<String, String> found = new HashMap<>();
            while (rows.next()) {
                found.put(rows.getString(1), rows.getString(2));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private long number(String query) {
        try (Connection connection = corner.mysql();
                var statement = connection.prepareStatement(query)) {
            statement.setString(1, sale);
            var rows = statement.executeQuery();
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
