package io.flashsale.api.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flashsale.api.notification.TextReaders.Owner;
import io.flashsale.api.testing.Accounts;
import io.flashsale.api.testing.App;
import io.flashsale.api.testing.Books;
import io.flashsale.api.testing.Mailing;
import io.flashsale.api.testing.Offer;
import io.flashsale.api.testing.Shop;
import io.flashsale.development.DevelopmentServices;
import io.flashsale.development.Endpoints;
import io.flashsale.development.mail.MailServer;
import io.flashsale.development.sms.Mood;
import io.flashsale.development.sms.ReceivedSms;
import io.flashsale.development.sms.TwilioSimulator;
import io.flashsale.notification.Message;
import io.flashsale.notification.Outbox;
import io.flashsale.notification.Template;
import io.flashsale.shared.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two processes whose provider of texts, or whose mail server, is away. */
class DeadSmsProviderIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";
    private static final TwilioSimulator TWILIO = TwilioSimulator.start(ACCOUNT, "token");
    private static final MailServer MAILS = MailServer.start();
    private static final Endpoints SERVERS = DevelopmentServices.shared().freshEndpoints();
    private static final Books BOOKS = new Books(SERVERS);
    private static App one;
    private static App two;
    private static Shop shop;
    private static TextReaders people;

    @BeforeAll
    static void start() {
        one = App.start(SERVERS, settings());
        two = App.start(SERVERS, settings());
        shop = one.shop();
        people = new TextReaders(shop, BOOKS);
    }

    private static String[] settings() {
        return Mailing.by(
                MAILS.settings(),
                "flashsale.account.verified-to-buy=false",
                "flashsale.sms.provider=twilio",
                "flashsale.sms.twilio.account-sid=" + ACCOUNT,
                "flashsale.sms.twilio.auth-token=token",
                "flashsale.sms.twilio.sender=+14155552671",
                "flashsale.sms.twilio.url=" + TWILIO.url(),
                "flashsale.payment.cod.otp-secret=an otp secret for tests, of 32 characters or more");
    }

    @AfterAll
    static void stop() {
        one.close();
        two.close();
        TWILIO.close();
        MAILS.close();
    }

    @BeforeEach
    void goOn() {
        TWILIO.mood(Mood.HONEST);
    }

    @Test
    void delaysTextsAndNeitherMailsNorTheLedger() {
        List<Owner> readers = readers(20);
        TWILIO.mood(Mood.BREAKS_OFF);

        one.bean(Outbox.class).put(offers(readers)).block(PATIENCE);
        await().atMost(PATIENCE)
                .until(() -> BOOKS.count("notification WHERE channel = 'MAIL' AND status = 'DUE'") == 0);
        var sale = shop.open(Offer.of(1));
        assertThat(shop.buy(shop.customer(), "one", sale).isAccepted()).isTrue();
        shop.awaitQuiet(sale);
        await().atMost(PATIENCE)
                .until(() -> BOOKS.count("notification WHERE channel = 'TEXT' AND error = 'Unavailable'") > 2);
        assertThat(mailsTo(readers)).hasSize(readers.size()).doesNotHaveDuplicates();
        assertThat(textsTo(readers)).isEmpty();
        TWILIO.mood(Mood.HONEST);
        awaitNoneDue();

        assertThat(textsTo(readers))
                .containsExactlyInAnyOrderElementsOf(
                        readers.stream().map(Owner::phone).toList());
        assertThat(mailsTo(readers)).hasSize(readers.size());
    }

    @Test
    void aDeadMailServerDelaysNoTexts() {
        List<Owner> readers = readers(10);
        MAILS.goAway();
        try {
            two.bean(Outbox.class).put(offers(readers)).block(PATIENCE);

            await().atMost(PATIENCE)
                    .until(() -> BOOKS.count("notification WHERE channel = 'TEXT' AND status = 'DUE'") == 0);
            assertThat(textsTo(readers))
                    .containsExactlyInAnyOrderElementsOf(
                            readers.stream().map(Owner::phone).toList());
            assertThat(BOOKS.count("notification WHERE channel = 'MAIL' AND status = 'DUE'"))
                    .isEqualTo(readers.size());
        } finally {
            MAILS.comeBack();
        }
        awaitNoneDue();
    }

    @Test
    void aNumberThatIsNoneIsRefusedOnceAndForAll() {
        List<Owner> readers = readers(1);
        TWILIO.mood(Mood.REFUSES);

        one.bean(Outbox.class).put(offers(readers)).block(PATIENCE);
        awaitNoneDue();

        assertThat(statusOfText(readers.getFirst()))
                .isEqualTo(Map.of("status", "REFUSED", "attempts", "1", "error", "undeliverable"));
    }

    @Test
    void aTextThatIsNotTakenIsTriedAgain() {
        Owner reader = people.reader();
        TWILIO.mood(Mood.REFUSES_THIS);

        one.bean(Outbox.class).put(offers(List.of(reader))).block(PATIENCE);
        await().atMost(PATIENCE)
                .until(() -> "twilio: status 400, error 21612"
                        .equals(statusOfText(reader).get("error")));
        TWILIO.mood(Mood.HONEST);
        awaitNoneDue();

        assertThat(textsTo(List.of(reader))).hasSize(1);
    }

    @Test
    void anOfferThatIsOverIsNotToldInEitherWay() {
        Owner reader = people.reader();

        one.bean(Outbox.class)
                .put(List.of(offer(reader, Instant.now().minusSeconds(1))))
                .block(PATIENCE);
        awaitNoneDue();

        assertThat(textsTo(List.of(reader))).isEmpty();
        assertThat(mailsTo(List.of(reader))).isEmpty();
        assertThat(statusOfText(reader)).isEqualTo(Map.of("status", "GIVEN_UP", "attempts", "1", "error", "too old"));
    }

    private static Map<String, String> statusOfText(Owner reader) {
        return BOOKS.rows(
                        "SELECT status, attempts, error FROM notification"
                                + " WHERE channel = 'TEXT' AND recipient_id = ?",
                        reader.customer().id().value())
                .getFirst();
    }

    private static List<Owner> readers(int count) {
        List<Owner> readers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            readers.add(people.reader());
        }
        return readers;
    }

    private static List<Message> offers(List<Owner> readers) {
        return readers.stream().map(DeadSmsProviderIT::offer).toList();
    }

    private static Message offer(Owner reader) {
        return offer(reader, Instant.now().plusSeconds(600));
    }

    private static Message offer(Owner reader, Instant payBy) {
        return new Message(
                Template.ORDER_PROMOTED,
                reader.customer().id(),
                "of-" + reader.customer().id().value(),
                Map.of(
                        "order", "1",
                        "sale", "Spring",
                        "lines", "1 × phone",
                        "total", Money.of("10", "USD"),
                        "payBy", payBy));
    }

    private static void awaitNoneDue() {
        await().atMost(PATIENCE).until(() -> BOOKS.count("notification WHERE status = 'DUE'") == 0);
    }

    private static List<String> textsTo(List<Owner> readers) {
        List<String> phones = readers.stream().map(Owner::phone).toList();
        return TWILIO.received().stream()
                .map(ReceivedSms::to)
                .filter(phones::contains)
                .toList();
    }

    private static List<String> mailsTo(List<Owner> readers) {
        List<String> addresses = readers.stream()
                .map(reader -> Accounts.address(reader.customer().id()))
                .toList();
        return MAILS.received().stream()
                .map(mail -> mail.to().replaceFirst(".*<(.*)>", "$1"))
                .filter(addresses::contains)
                .toList();
    }
}
