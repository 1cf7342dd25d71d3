package io.flashsale.notification.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.flashsale.development.mail.MailServer;
import io.flashsale.development.mail.ReceivedMail;
import io.flashsale.development.mail.RefusingMailServer;
import io.flashsale.notification.Mail;
import io.flashsale.notification.MailEncryption;
import io.flashsale.notification.MailSettings;
import io.flashsale.notification.MailText;
import io.flashsale.notification.Recipient;
import io.flashsale.notification.SendOutcome;
import io.flashsale.shared.CustomerId;
import io.flashsale.shared.Unavailable;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mails to a real SMTP server, and to one that takes none. */
class SmtpMailSenderIT {

    private static final String ID = "01ARZ3NDEKTSV4RRFFQ69G5FAV";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final MailServer server = MailServer.start();
    private final RefusingMailServer refusing = RefusingMailServer.start();

    @AfterEach
    void stop() {
        server.close();
        refusing.close();
    }

    @Test
    void textAndHtmlAreAlternativesInUtf8() {
        var text = new MailText("Grüße — ₹1", "Grüße,\nfür „alle“\n", "<p>Grüße, für „alle“</p>");

        var outcome = send(server, to("ada@example.com", "Ada Lövelace"), text);

        assertThat(outcome).isEqualTo(new SendOutcome.Accepted());
        assertThat(server.received()).hasSize(1);
        ReceivedMail mail = server.received().getFirst();
        assertThat(mail.subject()).isEqualTo("Grüße — ₹1");
        assertThat(mail.parts()).containsExactly("text/plain", "text/html");
        assertThat(mail.text()).isEqualTo("Grüße,\nfür „alle“\n");
        assertThat(mail.html()).isEqualTo("<p>Grüße, für „alle“</p>");
        assertThat(mail.headers())
                .contains("Auto-Submitted: auto-generated", "From: Flashsale <shop@flashsale.example>")
                .anyMatch(header -> header.startsWith("Content-Type: multipart/alternative"));
    }

    @Test
    void theSameMailHasTheSameIdSoThatAReaderMayShowItOnce() {
        var mail = to("ada@example.com", "Ada");

        send(server, mail, hello("Hello"));
        send(server, mail, hello("Hello"));

        assertThat(server.received()).hasSize(2).allMatch(each -> each.id().equals("<" + ID + "@flashsale.example>"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ada\r\nBcc: eve@example.com",
                "Ada\nBcc: eve@example.com",
                "Ada\rBcc: eve@example.com",
                "Ada\u2028Bcc: eve@example.com",
                "Ada\" <eve@example.com>, \"Ada",
                "Ada\u0000\u0085"
            })
    void noNameAndNoSubjectBeginsAHeader(String name) {
        send(server, to("ada@example.com", name), hello("Hello " + name));

        assertThat(server.count()).isOne();
        ReceivedMail mail = server.received().getFirst();
        assertThat(mail.headers())
                .noneMatch(header -> header.toLowerCase(Locale.ROOT).startsWith("bcc"));
        assertThat(mail.to()).endsWith("<ada@example.com>");
        assertThat(mail.text()).isEqualTo("Hello\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada@example.com\r\nBcc: eve@example.com",
                "ada@example.com, eve@example.com",
                "ada@example.com>\r\nRCPT TO:<eve@example.com",
                "ada",
                ""
            })
    void whatIsNotOneAddressGetsNothing(String address) {
        var outcome = send(server, to(address, "Ada"), hello("Hello"));

        assertThat(outcome).isEqualTo(new SendOutcome.Refused("not an address"));
        assertThat(server.count()).isZero();
    }

    @Test
    void aServerThatIsAwaySaysNothingOfTheMail() {
        server.goAway();

        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(() -> send(server, to("ada@example.com", "Ada"), hello("Hello")))
                .withMessageNotContaining("ada");

        server.comeBack();
        assertThat(send(server, to("ada@example.com", "Ada"), hello("Hello"))).isEqualTo(new SendOutcome.Accepted());
    }

    @ParameterizedTest
    @CsvSource({
        "550 No such user, 250 OK, true",
        "250 OK, 554 5.6.0 Not readable, true",
        "554 5.7.1 Relay access denied, 250 OK, false",
        "250 OK, 554 5.7.1 Client host blocked, false",
        "450 Mailbox busy, 250 OK, false",
        "250 OK, 451 Try later, false",
        "250 OK, 452 Full, false"
    })
    void repliesToAMailAreForEverOrForNow(String toRecipient, String toContent, boolean forEver) {
        refusing.toRecipients(toRecipient);
        refusing.toContent(toContent);

        var outcome = send(refusing.settings(), to("ada@example.com", "Ada"), hello("Hello"));

        assertThat(outcome).isInstanceOf(forEver ? SendOutcome.Refused.class : SendOutcome.NotNow.class);
        assertThat(outcome.toString()).doesNotContain("ada");
    }

    @ParameterizedTest
    @CsvSource({"421 Closing, 250 OK", "250 OK, 421 Closing"})
    void aServerThatClosesIsAway(String toRecipient, String toContent) {
        refusing.toRecipients(toRecipient);
        refusing.toContent(toContent);

        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(() -> send(refusing.settings(), to("ada@example.com", "Ada"), hello("Hello")));
    }

    @Test
    void aServerThatSaysNothingIsNotWaitedForLonger() {
        refusing.toContent(RefusingMailServer.SILENCE);
        long began = System.nanoTime();

        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(() -> send(refusing.settings(), to("ada@example.com", "Ada"), hello("Hello")));

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
    }

    private static MailText hello(String subject) {
        return new MailText(subject, "Hello\n", "<p>Hello</p>");
    }

    private static Recipient to(String address, String name) {
        return new Recipient(new CustomerId(ID), address, name, true, null);
    }

    private static SendOutcome send(MailServer server, Recipient to, MailText text) {
        return send(server.settings(), to, text);
    }

    private static SendOutcome send(List<String> server, Recipient to, MailText text) {
        int port = Integer.parseInt(server.get(1).replaceFirst(".*=", ""));
        var settings = new MailSettings(
                "127.0.0.1",
                port,
                null,
                null,
                MailEncryption.NONE,
                "shop@flashsale.example",
                "Flashsale",
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(4),
                1);
        try (var sender = new SmtpMailSender(SmtpConfiguration.javaMail(settings), new MimeMails(settings), settings)) {
            return Objects.requireNonNull(sender.send(new Mail(ID, to, text)).block(PATIENCE));
        }
    }
}
