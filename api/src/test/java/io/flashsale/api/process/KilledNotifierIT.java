package io.flashsale.api.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.api.testing.Mailing;
import io.flashsale.development.mail.MailServer;
import io.flashsale.development.mail.ReceivedMail;
import io.flashsale.platform.Ids;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** {@code kill -9} of the notifier in the middle of many mails. */
class KilledNotifierIT {

    private static final int MAILS = 1_000;
    private static final int CONNECTIONS = 2;
    private static final String DATA = """
            {"order": "1", "sale": "Spring", "lines": "1 × phone", "total": {"amount": "10", "currency": "USD"}}""";

    private static final MailServer SERVER = MailServer.start();
    private static final Corner CORNER = new Corner();
    private static final AppProcess NOTIFIER = new AppProcess(
            CORNER,
            "notifier",
            Mailing.by(
                    SERVER.settings(),
                    "flashsale.mail.connections=" + CONNECTIONS,
                    "flashsale.outbox.at-once=100",
                    "flashsale.outbox.mails-per-second=200"));

    @AfterAll
    static void stop() {
        NOTIFIER.close();
        CORNER.close();
        SERVER.close();
    }

    @Test
    void everyMailArrivesAndNoneTwiceButThoseUnderWay() throws SQLException {
        NOTIFIER.start();
        put();
        NOTIFIER.await("mails in their middle", () -> SERVER.count() >= MAILS / 3);

        NOTIFIER.kill();
        int before = SERVER.count();
        long putDown = CORNER.number("SELECT COUNT(*) FROM notification WHERE status = 'SENT'");
        NOTIFIER.start();
        NOTIFIER.await(
                "its end", () -> CORNER.number("SELECT COUNT(*) FROM notification WHERE status = 'SENT'") == MAILS);

        Map<String, Long> copies =
                SERVER.received().stream().collect(Collectors.groupingBy(ReceivedMail::id, Collectors.counting()));
        long twice = copies.values().stream().filter(count -> count > 1).count();
        System.out.printf(
                "killed after %d mails, %d of them put down as sent; of %d, %d arrived, %d of them twice%n",
                before, putDown, MAILS, copies.size(), twice);
        assertThat(before).isLessThan(MAILS);
        assertThat(copies)
                .hasSize(MAILS)
                .allSatisfy((_, count) -> assertThat(count).isLessThanOrEqualTo(2));
        assertThat(twice).isEqualTo(before - putDown).isLessThanOrEqualTo(CONNECTIONS);
    }

    private static void put() throws SQLException {
        Ids ids = new Ids(Clock.systemUTC());
        try (Connection connection = CORNER.mysql();
                var customer = connection.prepareStatement(
                        "INSERT INTO customer (id, name, role, created_at) VALUES (?, 'Ada', 'CUSTOMER', NOW())");
                var identity = connection.prepareStatement("""
                        INSERT INTO customer_identity (provider, subject, customer_id, created_at)
                        VALUES ('PASSWORD', ?, ?, NOW())""");
                var message = connection.prepareStatement("""
                        INSERT INTO notification (id, template, recipient_id, reference, data, status, next_at,
                            created_at) VALUES (?, 'ORDER_CONFIRMED', ?, ?, ?, 'DUE', UTC_TIMESTAMP(3),
                            UTC_TIMESTAMP(3))""")) {
            connection.setAutoCommit(false);
            for (int i = 0; i < MAILS; i++) {
                String id = ids.next();
                customer.setString(1, id);
                customer.addBatch();
                identity.setString(1, "customer-" + i + "@example.com");
                identity.setString(2, id);
                identity.addBatch();
                message.setString(1, ids.next());
                message.setString(2, id);
                message.setString(3, "order-" + i);
                message.setString(4, DATA);
                message.addBatch();
            }
            customer.executeBatch();
            identity.executeBatch();
            message.executeBatch();
            connection.commit();
        }
    }
}
