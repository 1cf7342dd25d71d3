package io.flashsale.notification.smtp;

import io.flashsale.notification.Mail;
import io.flashsale.notification.MailSettings;
import io.flashsale.notification.Recipient;
import io.flashsale.shared.InvalidInput;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Mails as MIME: text and HTML, of which a reader shows one. No value can begin a header of its own. */
final class MimeMails {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();
    private static final Pattern NOT_SHOWN = Pattern.compile("[\\p{Cntrl}\\u0085\\u2028\\u2029]+");

    private final InternetAddress from;
    private final String domain;

    MimeMails(MailSettings settings) {
        try {
            from = address(String.valueOf(settings.from()), settings.fromName());
        } catch (AddressException e) {
            throw new InvalidInput("flashsale.mail.from", settings.from(), "a mail address");
        }
        domain = from.getAddress().substring(from.getAddress().indexOf('@') + 1);
    }

    /**
     * Fills an empty message.
     *
     * @throws AddressException if the recipient's address is none
     */
    MimeMessage fill(MimeMessage message, Mail mail) throws MessagingException {
        Recipient to = mail.to();
        message.setFrom(from);
        message.setRecipient(Message.RecipientType.TO, address(to.address(), to.name()));
        message.setSubject(line(mail.text().subject()), UTF_8);
        message.setHeader("Message-ID", "<" + mail.id() + "@" + domain + ">");
        message.setHeader("Auto-Submitted", "auto-generated");
        if (mail.unsubscribe() != null) {
            message.setHeader("List-Unsubscribe", "<" + mail.unsubscribe() + ">");
            message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        MimeMultipart alternatives = new MimeMultipart("alternative");
        alternatives.addBodyPart(part(mail.text().text(), "plain"));
        alternatives.addBodyPart(part(mail.text().html(), "html"));
        message.setContent(alternatives);
        return message;
    }

    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, UTF_8, subtype);
        return part;
    }

    private static InternetAddress address(String address, @Nullable String name) throws AddressException {
        if (NOT_SHOWN.matcher(address).find()) {
            throw new AddressException("control characters");
        }
        InternetAddress checked = new InternetAddress();
        checked.setAddress(address);
        checked.validate();
        try {
            checked.setPersonal(name == null || name.isBlank() ? null : line(name), UTF_8);
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
        return checked;
    }

    /** One line: what would end it is a space. */
    private static String line(String text) {
        return NOT_SHOWN.matcher(text).replaceAll(" ").strip();
    }
}
