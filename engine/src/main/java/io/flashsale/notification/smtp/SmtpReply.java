package io.flashsale.notification.smtp;

import io.flashsale.notification.SendOutcome;
import jakarta.mail.MessagingException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
 * <p>It may speak of us all the same, when it does not relay for us any more, has us on a block list, or our quota is
 * used up. By its code that looks like what it says of a recipient who takes no mail of ours. So a mail is refused only
 * by what is certain: no such address, no such mailbox, no way there, or a content that nobody reads. All else is for
 * now: that mail is tried again with growing pauses until it is too old. It stops no other, and none is lost until
 * somebody has seen to it.
 *
 * @param status the enhanced code, as {@code 5.7.1}; empty where the server told none
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5321#section-4.2">RFC 5321: 4yz is for now, 5yz for ever</a>
 * @see <a href="https://www.iana.org/assignments/smtp-enhanced-status-codes">RFC 3463, 5248: what it is about</a>
 */
record SmtpReply(int code, String status, boolean isAboutRelaying) {

    private static final int CLOSING = 421;

    /** At the begin of a reply, or as qmail has it. */
    private static final Pattern STATUS = Pattern.compile("(?:^\\d{3}[ -]|\\(#)([245]\\.\\d{1,3}\\.\\d{1,3})\\b");

    /** Exim says it without a status, by the code of a mailbox that is not there. */
    private static final Pattern RELAYING = Pattern.compile("\\brelay", Pattern.CASE_INSENSITIVE);

    /** Not 5.1.7 and 5.1.8, which are about the sender; nor 5.4.5, Gmail's for a quota that is used up. */
    private static final Pattern FOR_EVER = Pattern.compile("5\\.(?:1\\.(?:[1-6]|10)|2\\.\\d+|4\\.[14]|6\\.\\d+)");

    /** Of a mailbox or its domain. */
    private static final Set<Integer> FOR_EVER_WITHOUT_STATUS = Set.of(550, 551, 552, 553, 556);

    static Optional<SmtpReply> in(MailException failure) {
        Exception[] of = failure instanceof MailSendException sending ? sending.getMessageExceptions() : null;
        return of == null
                ? Optional.empty()
                : Stream.of(of)
                        .flatMap(SmtpReply::chain)
                        .map(SmtpReply::reply)
                        .filter(Objects::nonNull)
                        .filter(reply -> reply.code > 0 && reply.code != CLOSING)
                        .findFirst();
    }

    /** @param text with the code, perhaps in several lines */
    static SmtpReply of(int code, @Nullable String text) {
        String said = String.valueOf(text);
        Matcher status = STATUS.matcher(said);
        return new SmtpReply(
                code,
                status.find() ? status.group(1) : "",
                RELAYING.matcher(said).find());
    }

    SendOutcome outcome() {
        String reason = ("SMTP " + code + " " + status).strip();
        return isForEver() ? new SendOutcome.Refused(reason) : new SendOutcome.NotNow(reason);
    }

    private boolean isForEver() {
        return status.isEmpty()
                ? FOR_EVER_WITHOUT_STATUS.contains(code) && !isAboutRelaying
                : code >= 500 && FOR_EVER.matcher(status).matches();
    }

    private static Stream<Exception> chain(Exception first) {
        return Stream.iterate(first, each -> each != null, SmtpReply::next);
    }

    private static @Nullable Exception next(Exception failure) {
        return failure instanceof MessagingException chained ? chained.getNextException() : null;
    }

    private static @Nullable SmtpReply reply(Exception failure) {
        return switch (failure) {
            case SMTPAddressFailedException address -> of(address.getReturnCode(), address.getMessage());
            case SMTPSendFailedException content
            when isAboutContent(content) -> of(content.getReturnCode(), content.getMessage());
            default -> null;
        };
    }

    private static boolean isAboutContent(SMTPSendFailedException failure) {
        String command = failure.getCommand();
        return command != null && !command.startsWith("MAIL");
    }
}
