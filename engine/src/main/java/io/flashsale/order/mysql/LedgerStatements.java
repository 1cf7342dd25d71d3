package io.flashsale.order.mysql;

/**
 * The statements of the ledger. Each takes a batch of any size as JSON rows. Text columns name their character set so
 * that the keys are used. Where rows are locked the JSON rows are a table of their own (DISTINCT keeps it one): MySQL
 * would lock JSON_TABLE too, and refuse.
 */
final class LedgerStatements {

    static final String LOCK_ORDERS = """
            SELECT o.* FROM (SELECT DISTINCT id FROM JSON_TABLE(:rows, '$[*]' COLUMNS (
                id CHAR(26) CHARACTER SET ascii PATH '$[0]')) AS named) AS wanted
            STRAIGHT_JOIN orders o ON o.id = wanted.id
            FOR UPDATE
            """;

    static final String LINES_OF_ORDERS = """
            SELECT l.* FROM JSON_TABLE(:rows, '$[*]' COLUMNS (
                id CHAR(26) CHARACTER SET ascii PATH '$[0]')) AS wanted
            STRAIGHT_JOIN order_line l ON l.order_id = wanted.id
            ORDER BY l.order_id, l.line
            """;

    static final String LOCK_PRICES = """
            SELECT p.id, p.available_quantity FROM (SELECT DISTINCT id FROM JSON_TABLE(:rows, '$[*]' COLUMNS (
                id CHAR(26) CHARACTER SET ascii PATH '$[0]')) AS named) AS wanted
            STRAIGHT_JOIN price_data p ON p.id = wanted.id
            FOR UPDATE
            """;

    static final String INSERT_ORDERS = """
            INSERT INTO orders (id, sale_id, customer_id, status, currency, total, deadline, waitlist_sequence,
                answer_number, fingerprint, placed_at, paid_by, paid_late,
                log_partition, log_offset)
            SELECT id, sale_id, customer_id, status, currency, total, deadline, waitlist_sequence,
                answer_number, fingerprint, placed_at, paid_by, paid_late,
                log_partition, log_offset
            FROM JSON_TABLE(:rows, '$[*]' COLUMNS (
                id CHAR(26) CHARACTER SET ascii PATH '$[0]',
                sale_id CHAR(26) CHARACTER SET ascii PATH '$[1]',
                customer_id CHAR(26) CHARACTER SET ascii PATH '$[2]',
                status VARCHAR(20) CHARACTER SET ascii PATH '$[3]',
                currency CHAR(3) CHARACTER SET ascii PATH '$[4]',
                total DECIMAL(19, 4) PATH '$[5]',
                deadline DATETIME(3) PATH '$[6]',
                waitlist_sequence BIGINT PATH '$[7]',
                answer_number BIGINT PATH '$[8]',
                fingerprint CHAR(16) CHARACTER SET ascii PATH '$[9]',
                placed_at DATETIME(3) PATH '$[10]',
                paid_by CHAR(26) CHARACTER SET ascii PATH '$[11]',
                paid_late BOOLEAN PATH '$[12]',
                log_partition INT PATH '$[13]',
                log_offset BIGINT PATH '$[14]')) AS created
            """;

    static final String INSERT_LINES = """
            INSERT INTO order_line (order_id, line, sku, quantity, unit_price, price_type, price_list_id, price_data_id,
                limited)
            SELECT order_id, line, sku, quantity, unit_price, price_type, price_list_id, price_data_id, limited
            FROM JSON_TABLE(:rows, '$[*]' COLUMNS (
                order_id CHAR(26) CHARACTER SET ascii PATH '$[0]',
                line SMALLINT PATH '$[1]',
                sku VARCHAR(64) CHARACTER SET ascii PATH '$[2]',
                quantity INT PATH '$[3]',
                unit_price DECIMAL(19, 4) PATH '$[4]',
                price_type VARCHAR(20) CHARACTER SET ascii PATH '$[5]',
                price_list_id CHAR(26) CHARACTER SET ascii PATH '$[6]',
                price_data_id CHAR(26) CHARACTER SET ascii PATH '$[7]',
                limited BOOLEAN PATH '$[8]')) AS created
            """;

    static final String ATTEMPTS = """
            SELECT r.* FROM JSON_TABLE(:rows, '$[*]' COLUMNS (
                id VARCHAR(64) CHARACTER SET ascii PATH '$[0]',
                type VARCHAR(20) CHARACTER SET ascii PATH '$[1]',
                attempt INT PATH '$[2]')) AS wanted
            STRAIGHT_JOIN usage_recording r ON r.transaction_reference_id = wanted.id
                AND r.transaction_reference_type = wanted.type AND r.attempt = wanted.attempt
            """;

    static final String INSERT_RECORDINGS = """
            INSERT INTO usage_recording (transaction_reference_id, transaction_reference_type, attempt, order_id,
                customer_reference_type, customer_reference_id)
            SELECT id, type, attempt, order_id, customer_type, customer_id
            FROM JSON_TABLE(:rows, '$[*]' COLUMNS (
                id VARCHAR(64) CHARACTER SET ascii PATH '$[0]',
                type VARCHAR(20) CHARACTER SET ascii PATH '$[1]',
                attempt INT PATH '$[2]',
                order_id CHAR(26) CHARACTER SET ascii PATH '$[3]',
                customer_type VARCHAR(20) CHARACTER SET ascii PATH '$[4]',
                customer_id VARCHAR(64) CHARACTER SET ascii PATH '$[5]')) AS created
            """;

    static final String INSERT_USAGES = """
            INSERT INTO price_data_usage_detail (id, price_data_id, customer_reference_type, customer_reference_id,
                transaction_reference_type, transaction_reference_id, attempt, usage_quantity, usage_date,
                archived, archived_at, archival_reason)
            SELECT id, price_data_id, customer_type, customer_id, transaction_type, transaction_id, attempt, quantity,
                used_at, archived_at IS NOT NULL, archived_at, reason
            FROM JSON_TABLE(:rows, '$[*]' COLUMNS (
                id CHAR(26) CHARACTER SET ascii PATH '$[0]',
                price_data_id CHAR(26) CHARACTER SET ascii PATH '$[1]',
                customer_type VARCHAR(20) CHARACTER SET ascii PATH '$[2]',
                customer_id VARCHAR(64) CHARACTER SET ascii PATH '$[3]',
                transaction_type VARCHAR(20) CHARACTER SET ascii PATH '$[4]',
                transaction_id VARCHAR(64) CHARACTER SET ascii PATH '$[5]',
                attempt INT PATH '$[6]',
                quantity INT PATH '$[7]',
                used_at DATETIME(6) PATH '$[8]',
                archived_at DATETIME(6) PATH '$[9]',
                reason VARCHAR(30) CHARACTER SET ascii PATH '$[10]')) AS created
            """;

    static final String ARCHIVE_USAGES = """
            UPDATE JSON_TABLE(:rows, '$[*]' COLUMNS (
                transaction_type VARCHAR(20) CHARACTER SET ascii PATH '$[0]',
                transaction_id VARCHAR(64) CHARACTER SET ascii PATH '$[1]',
                attempt INT PATH '$[2]',
                archived_at DATETIME(6) PATH '$[3]',
                reason VARCHAR(30) CHARACTER SET ascii PATH '$[4]')) AS ended
            STRAIGHT_JOIN price_data_usage_detail u ON u.transaction_reference_id = ended.transaction_id
                AND u.transaction_reference_type = ended.transaction_type AND u.attempt = ended.attempt
                AND u.archived = 0
            SET u.archived = 1, u.archived_at = ended.archived_at, u.archival_reason = ended.reason
            """;

    /** Units that come back after the purge deleted their usage detail are no longer purged. */
    static final String UNITS_LEAVE_PURGED = """
            UPDATE price_data p
            JOIN (SELECT ended.price_data_id, SUM(ended.quantity) AS units
                FROM JSON_TABLE(:rows, '$[*]' COLUMNS (
                    transaction_type VARCHAR(20) CHARACTER SET ascii PATH '$[0]',
                    transaction_id VARCHAR(64) CHARACTER SET ascii PATH '$[1]',
                    attempt INT PATH '$[2]',
                    price_data_id CHAR(26) CHARACTER SET ascii PATH '$[3]',
                    quantity INT PATH '$[4]')) AS ended
                LEFT JOIN price_data_usage_detail u ON u.transaction_reference_id = ended.transaction_id
                    AND u.price_data_id = ended.price_data_id
                    AND u.transaction_reference_type = ended.transaction_type AND u.attempt = ended.attempt
                WHERE u.id IS NULL
                GROUP BY ended.price_data_id) AS gone ON p.id = gone.price_data_id
            SET p.purged_quantity = p.purged_quantity - gone.units
            """;

    static final String UPDATE_ORDERS = """
            UPDATE JSON_TABLE(:rows, '$[*]' COLUMNS (
                id CHAR(26) CHARACTER SET ascii PATH '$[0]',
                status VARCHAR(20) CHARACTER SET ascii PATH '$[1]',
                deadline DATETIME(3) PATH '$[2]',
                paid_by CHAR(26) CHARACTER SET ascii PATH '$[3]',
                paid_late BOOLEAN PATH '$[4]',
                carrier VARCHAR(64) CHARACTER SET utf8mb4 PATH '$[5]',
                waybill VARCHAR(64) CHARACTER SET utf8mb4 PATH '$[6]',
                shipped_at DATETIME(3) PATH '$[7]',
                delivered_at DATETIME(3) PATH '$[8]',
                log_partition INT PATH '$[9]',
                log_offset BIGINT PATH '$[10]')) AS changed
            STRAIGHT_JOIN orders o ON o.id = changed.id
            SET o.status = changed.status, o.deadline = changed.deadline,
                o.paid_by = changed.paid_by, o.paid_late = changed.paid_late,
                o.carrier = changed.carrier, o.waybill = changed.waybill,
                o.shipped_at = changed.shipped_at, o.delivered_at = changed.delivered_at,
                o.log_partition = changed.log_partition, o.log_offset = changed.log_offset
            """;

    /** The guard: units that are not there are not taken, units that never were do not come back. */
    static final String TAKE_UNITS = """
            UPDATE price_data SET available_quantity = available_quantity - :units
            WHERE id = :id AND available_quantity >= :units AND available_quantity - :units <= offered_quantity
            """;

    private LedgerStatements() {}
}
