package io.flashsale.api.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.f4b6a3.ulid.UlidCreator;
import io.flashsale.api.testing.Accounts;
import io.flashsale.api.testing.App;
import io.flashsale.api.testing.Books;
import io.flashsale.api.testing.Mailing;
import io.flashsale.api.testing.Offer;
import io.flashsale.development.DevelopmentServices;
import io.flashsale.development.Endpoints;
import io.flashsale.development.mail.MailServer;
import io.flashsale.development.mail.ReceivedMail;
import io.flashsale.development.mail.RefusingMailServer;
import io.flashsale.notification.Message;
import io.flashsale.notification.Outbox;
import io.flashsale.notification.Template;
import io.flashsale.shared.CustomerId;
import io.flashsale.shared.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The outbox of two processes that share a database and a mail server. */
class MailsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final MailServer SERVER = MailServer.start();
    private static final Endpoints SERVERS = DevelopmentServices.shared().freshEndpoints();
    private static final Books BOOKS = new Books(SERVERS);
    private static final int AT_ONCE = 2;
    private static App one;
    private static App two;

    @BeforeAll
    static void start() {
        one = App.start(SERVERS, Mailing.by(SERVER.settings()));
        two = App.start(SERVERS, Mailing.by(SERVER.settings()));
    }

    @AfterAll
    static void stop() {
        one.close();
        two.close();
        SERVER.close();
    }

    @Test
    void oneMailEachThoughPutTwiceByTwoProcesses() {
        List<CustomerId> crowd = crowd(150);
        List<Message> messages = crowd.stream().map(MailsIT::confirmed).toList();

        for (App app : List.of(one, two, one, two)) {
            app.bean(Outbox.class).put(messages).block(PATIENCE);
        }
        awaitNoneDue();
        one.bean(Outbox.class).put(messages).block(PATIENCE);
        awaitNoneDue();

        List<String> wanted = crowd.stream().map(Accounts::address).toList();
        assertThat(SERVER.received().stream().map(MailsIT::address).filter(wanted::contains))
                .containsExactlyInAnyOrderElementsOf(wanted);
    }

    @Test
    void aDeadServerDelaysMailsAndNothingElse() {
        List<CustomerId> crowd = crowd(20);
        SERVER.goAway();
        one.bean(Outbox.class)
                .put(crowd.stream().map(MailsIT::confirmed).toList())
                .block(PATIENCE);
        await().atMost(PATIENCE)
                .until(() -> BOOKS.count("notification WHERE status = 'DUE' AND error = 'Unavailable'") > 2);

        var shop = one.shop();
        var sale = shop.open(Offer.of(1));
        assertThat(shop.buy(shop.customer(), "one", sale).isAccepted()).isTrue();
        shop.awaitQuiet(sale);
        SERVER.comeBack();
        awaitNoneDue();

        List<String> wanted = crowd.stream().map(Accounts::address).toList();
        assertThat(SERVER.received().stream().map(MailsIT::address).filter(wanted::contains))
                .containsExactlyInAnyOrderElementsOf(wanted);
        assertThat(crowd).allSatisfy(customer -> assertThat(status(customer)).isEqualTo("SENT"));
    }

    @Test
    void whoHasNoAccountGetsNoMail() {
        CustomerId nobody = newId();

        one.bean(Outbox.class).put(List.of(confirmed(nobody))).block(PATIENCE);
        awaitNoneDue();

        assertThat(status(nobody)).isEqualTo("NO_ADDRESS");
    }

    @Test
    void aCustomerIsToldThingsInTheirOrder() {
        List<CustomerId> crowd = crowd(10);
        List<Message> messages = new ArrayList<>();
        crowd.forEach(customer -> messages.add(placed(customer)));
        crowd.forEach(customer -> messages.add(confirmed(customer)));

        one.bean(Outbox.class).put(messages).block(PATIENCE);
        awaitNoneDue();

        for (CustomerId customer : crowd) {
            assertThat(SERVER.received().stream()
                            .filter(mail -> address(mail).equals(Accounts.address(customer)))
                            .map(mail -> mail.subject().replaceFirst(".*(pay by|confirmed).*", "$1")))
                    .containsExactly("pay by", "confirmed");
        }
    }

    @Test
    void whatIsPressingDoesNotWaitForTheMailsOfARush() {
        List<CustomerId> crowd = crowd(600);
        CustomerId next = crowd.getLast();
        SERVER.goAway();
        one.bean(Outbox.class)
                .put(crowd.stream().map(MailsIT::confirmed).toList())
                .block(PATIENCE);
        one.bean(Outbox.class)
                .put(List.of(promoted(next, Instant.now().plusSeconds(600))))
                .block(PATIENCE);
        SERVER.comeBack();
        awaitNoneDue();

        List<String> subjects =
                SERVER.received().stream().map(ReceivedMail::subject).toList();
        assertThat(subjects.stream().filter(subject -> subject.startsWith("It is your turn")))
                .hasSize(1);
        assertThat(subjects.indexOf(subjects.stream()
                        .filter(subject -> subject.startsWith("It is your turn"))
                        .findFirst()
                        .orElseThrow()))
                .isLessThan(300);
    }

    @Test
    void nobodyIsAskedToPayWhatCannotBePaidAnyMore() {
        List<CustomerId> crowd = crowd(2);
        Message offer = promoted(crowd.getFirst(), Instant.now().minusSeconds(1));
        Message order = new Message(Template.ORDER_PLACED, crowd.getLast(), "of-" + crowd.getLast(), offer.data());

        one.bean(Outbox.class).put(List.of(offer, order)).block(PATIENCE);
        awaitNoneDue();

        assertThat(crowd).extracting(MailsIT::status).containsOnly("GIVEN_UP");
    }

    /** As if a third process had the time until then. */
    @Test
    void mailsWaitForThoseOfOtherProcesses() {
        CustomerId ada = crowd(1).getFirst();
        Instant begin = Instant.now();
        BOOKS.execute("UPDATE send_rate SET taken_until = UTC_TIMESTAMP(6) + INTERVAL 900000 MICROSECOND");

        one.bean(Outbox.class).put(List.of(confirmed(ada))).block(PATIENCE);
        awaitNoneDue();

        assertThat(status(ada)).isEqualTo("SENT");
        assertThat(Duration.between(begin, Instant.now())).isGreaterThan(Duration.ofMillis(800));
    }

    /** While MySQL says no, nothing more goes out that would go out again. */
    @Test
    void whatCannotBePutDownIsNotFollowedByMore() {
        Endpoints others = DevelopmentServices.shared().freshEndpoints();
        try (var server = MailServer.start();
                var app = App.start(others, Mailing.by(server.settings(), "flashsale.outbox.taken-for=60s"))) {
            Books books = new Books(others);
            List<Message> messages = Stream.generate(MailsIT::newId)
                    .limit(20)
                    .peek(each -> new Accounts(books).make(each, "Ada"))
                    .map(MailsIT::confirmed)
                    .toList();
            server.goAway();
            app.bean(Outbox.class).put(messages).block(PATIENCE);
            books.execute("CREATE TRIGGER no BEFORE UPDATE ON notification FOR EACH ROW"
                    + " BEGIN IF NEW.status = 'SENT' THEN SIGNAL SQLSTATE '45000'; END IF; END");
            server.comeBack();

            await().during(Duration.ofSeconds(4)).atMost(PATIENCE).until(() -> server.count() <= AT_ONCE);
            assertThat(server.count()).isEqualTo(AT_ONCE);
            books.execute("DROP TRIGGER no");
            await().atMost(PATIENCE).until(() -> books.count("notification WHERE status = 'SENT'") == 20);

            assertThat(server.count()).isEqualTo(20);
        }
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void whatTheServerDoesNotTakeIsTriedAgainOrRefusedOrGivenUp(CapturedOutput log) {
        Endpoints others = DevelopmentServices.shared().freshEndpoints();
        try (var server = RefusingMailServer.start();
                var app = App.start(others, Mailing.by(server.settings(), "flashsale.outbox.tried-for=5s"))) {
            Books books = new Books(others);
            CustomerId ada = newId();
            CustomerId bob = newId();
            CustomerId cid = newId();
            List.of(ada, bob, cid).forEach(each -> new Accounts(books).make(each, "Ada"));

            server.toRecipients("550 No such user");
            app.bean(Outbox.class).put(List.of(confirmed(ada))).block(PATIENCE);
            await().atMost(PATIENCE).until(() -> books.count("notification WHERE status = 'REFUSED'") == 1);
            assertThat(server.tries()).isOne();
            server.toRecipients("554 5.7.1 Relay access denied");
            app.bean(Outbox.class).put(List.of(confirmed(cid))).block(PATIENCE);
            await().atMost(PATIENCE)
                    .until(() -> books.count("notification WHERE status = 'DUE' AND error = 'SMTP 554 5.7.1'") == 1);
            server.toRecipients("250 OK");
            await().atMost(PATIENCE).until(() -> books.count("notification WHERE status = 'SENT'") == 1);
            server.toRecipients("451 Try later");
            app.bean(Outbox.class).put(List.of(confirmed(bob))).block(PATIENCE);
            await().atMost(PATIENCE).until(() -> books.count("notification WHERE status = 'GIVEN_UP'") == 1);

            assertThat(server.tries()).isBetween(6, 30);
            assertThat(log.getAll()).containsOnlyOnce("perhaps with others, is not taken now: SMTP 554 5.7.1");
            assertThat(books.rows("SELECT status, error FROM notification WHERE recipient_id = ?", ada.value()))
                    .containsExactly(Map.of("status", "REFUSED", "error", "SMTP 550"));
        }
    }

    private static List<CustomerId> crowd(int size) {
        List<CustomerId> crowd = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            crowd.add(newId());
            new Accounts(BOOKS).make(crowd.getLast(), "Ada");
        }
        return crowd;
    }

    private static void awaitNoneDue() {
        await().atMost(PATIENCE).until(() -> BOOKS.count("notification WHERE status = 'DUE'") == 0);
    }

    private static String status(CustomerId customer) {
        return BOOKS.rows("SELECT status FROM notification WHERE recipient_id = ?", customer.value())
                .getFirst()
                .get("status");
    }

    private static String address(ReceivedMail mail) {
        return mail.to().replaceFirst(".*<(.*)>", "$1");
    }

    private static Message placed(CustomerId customer) {
        return new Message(
                Template.ORDER_PLACED,
                customer,
                "of-" + customer.value(),
                Map.of(
                        "order", "1",
                        "sale", "Spring",
                        "lines", "1 × phone",
                        "total", Money.of("10", "USD"),
                        "payBy", Instant.now().plusSeconds(600)));
    }

    private static Message promoted(CustomerId customer, Instant payBy) {
        Map<String, Object> data = new HashMap<>(placed(customer).data());
        data.put("payBy", payBy);
        return new Message(Template.ORDER_PROMOTED, customer, "of-" + customer.value(), data);
    }

    private static Message confirmed(CustomerId customer) {
        return new Message(
                Template.ORDER_CONFIRMED,
                customer,
                "of-" + customer.value(),
                placed(customer).data());
    }

    private static CustomerId newId() {
        return new CustomerId(UlidCreator.getUlid().toString());
    }
}
