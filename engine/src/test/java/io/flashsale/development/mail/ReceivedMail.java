package io.flashsale.development.mail;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A mail as it arrived.
 *
 * @param headers each as {@code Name: value}, as they were sent
 * @param parts   the content types of the alternatives, in their order
 */
public record ReceivedMail(
        String id, String to, String subject, List<String> headers, List<String> parts, String text, String html) {

    static ReceivedMail of(MimeMessage message) {
        try {
            MimeMultipart alternatives = (MimeMultipart) message.getContent();
            List<String> types = new ArrayList<>();
            for (int i = 0; i < alternatives.getCount(); i++) {
                types.add(alternatives.getBodyPart(i).getContentType().replaceFirst(";.*", ""));
            }
            return new ReceivedMail(
                    message.getMessageID(),
                    message.getAllRecipients()[0].toString(),
                    String.valueOf(message.getSubject()),
                    Collections.list(message.getAllHeaderLines()),
                    types,
                    content(alternatives.getBodyPart(0)),
                    content(alternatives.getBodyPart(1)));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String content(BodyPart part) throws MessagingException, IOException {
        return part.getContent().toString().replace("\r\n", "\n");
    }
}
