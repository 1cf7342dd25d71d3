package io.flashsale.notification.smtp;

import io.flashsale.notification.SendOutcome;
import jakarta.mail.MessagingException;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;

/**
 * What the server said to one mail: to its recipient, or to its content. Anything else, as what it says to us or to our
 * own address, is no reply to a mail.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5321#section-4.2">RFC 5321: 4yz is for now, 5yz for ever</a>
 */
record SmtpReply(int code) {

    private static final int CLOSING = 421;
    private static final int FOR_EVER = 500;

    static Optional<SmtpReply> in(MailException failure) {
        Exception[] of = failure instanceof MailSendException sending ? sending.getMessageExceptions() : null;
        return of == null
                ? Optional.empty()
                : Stream.of(of)
                        .flatMap(SmtpReply::chain)
                        .mapToInt(SmtpReply::code)
                        .filter(code -> code > 0 && code != CLOSING)
                        .mapToObj(SmtpReply::new)
                        .findFirst();
    }

    SendOutcome outcome() {
        String reason = "SMTP " + code;
        return code >= FOR_EVER ? new SendOutcome.Refused(reason) : new SendOutcome.NotNow(reason);
    }

    private static Stream<Exception> chain(Exception first) {
        return Stream.iterate(first, each -> each != null, SmtpReply::next);
    }

    private static @Nullable Exception next(Exception failure) {
        return failure instanceof MessagingException chained ? chained.getNextException() : null;
    }

    private static int code(Exception failure) {
        return switch (failure) {
            case SMTPAddressFailedException address -> address.getReturnCode();
            case SMTPSendFailedException content when isAboutContent(content) -> content.getReturnCode();
            default -> 0;
        };
    }

    private static boolean isAboutContent(SMTPSendFailedException failure) {
        String command = failure.getCommand();
        return command != null && !command.startsWith("MAIL");
    }
}
