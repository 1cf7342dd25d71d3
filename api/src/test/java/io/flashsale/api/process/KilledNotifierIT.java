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

/** {@code kill -9} of the notifier while it makes the messages of a mailing and sends them. */
class KilledNotifierIT {

    private static final int MAILS = 1_000;
    private static final int CONNECTIONS = 2;
    private static final MailServer SERVER = MailServer.start();
    private static final Corner CORNER = new Corner();
    private static final AppProcess NOTIFIER = new AppProcess(
            CORNER,
            "notifier",
            Mailing.by(
                    SERVER.settings(),
                    "flashsale.mail.connections=" + CONNECTIONS,
                    "flashsale.outbox.at-once=100",
                    "flashsale.outbox.mails-per-second=200",
                    "flashsale.mailing.look-every=50ms"));

    @AfterAll
    static void stop() {
        NOTIFIER.close();
        CORNER.close();
        SERVER.close();
    }

    @Test
    void everyMailArrivesAndNoneTwiceButThoseUnderWay() throws SQLException {
        NOTIFIER.start();
        announce();
        NOTIFIER.await("mails in their middle", () -> SERVER.count() >= MAILS / 3);

        NOTIFIER.kill();
        long made = CORNER.number("SELECT COUNT(*) FROM notification");
        int before = SERVER.count();
        long putDown = CORNER.number("SELECT COUNT(*) FROM notification WHERE status = 'SENT'");
        NOTIFIER.start();
        NOTIFIER.await(
                "its end", () -> CORNER.number("SELECT COUNT(*) FROM notification WHERE status = 'SENT'") == MAILS);

        Map<String, Long> copies =
                SERVER.received().stream().collect(Collectors.groupingBy(ReceivedMail::id, Collectors.counting()));
        long twice = copies.values().stream().filter(count -> count > 1).count();
        System.out.printf(
                "killed after %d messages and %d mails, %d of them put down; of %d, %d arrived, %d of them twice%n",
                made, before, putDown, MAILS, copies.size(), twice);
        assertThat(made).isLessThan(MAILS);
        assertThat(copies)
                .hasSize(MAILS)
                .allSatisfy((_, count) -> assertThat(count).isLessThanOrEqualTo(2));
        assertThat(twice).isEqualTo(before - putDown).isLessThanOrEqualTo(CONNECTIONS);
    }

    /** A sale that is announced, to so many who want to know. */
    private static void announce() throws SQLException {
        Ids ids = new Ids(Clock.systemUTC());
        try (Connection connection = CORNER.mysql();
                var statement = connection.createStatement();
                var customer = connection.prepareStatement(
                        "INSERT INTO customer (id, name, role, created_at) VALUES (?, 'Ada', 'CUSTOMER', NOW())");
                var identity = connection.prepareStatement("""
                        INSERT INTO customer_identity (provider, subject, customer_id, created_at, verified_at)
                        VALUES ('PASSWORD', ?, ?, NOW(), NOW())""");
                var reader =
                        connection.prepareStatement("INSERT INTO news_reader (customer_id, since) VALUES (?, NOW())")) {
            connection.setAutoCommit(false);
            for (int i = 0; i < MAILS; i++) {
                String id = ids.next();
                customer.setString(1, id);
                customer.addBatch();
                identity.setString(1, "customer-" + i + "@example.com");
                identity.setString(2, id);
                identity.addBatch();
                reader.setString(1, id);
                reader.addBatch();
            }
            customer.executeBatch();
            identity.executeBatch();
            reader.executeBatch();
            String sale = ids.next();
            statement.execute("""
                    INSERT INTO sale (id, slug, title, price_list_id, opens_at, closes_at, limit_per_customer,
                        hold_millis, tokens_per_second, token_burst, waitlist_capacity, state, created_at)
                    VALUES ('%s', 'spring', 'Spring', '%s', NOW() + INTERVAL 3 DAY, NOW() + INTERVAL 4 DAY, 1,
                        600000, 1, 1, 0, 'OPEN', NOW())""".formatted(sale, ids.next()));
            statement.execute("""
                    INSERT INTO mailing (sale_id, template, begun_at, ends_at)
                    VALUES ('%s', 'SALE_ANNOUNCED', NOW(), NOW() + INTERVAL 4 DAY)""".formatted(sale));
            connection.commit();
        }
    }
}
