package io.flashsale.notification;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A mail as it is sent.
 *
 * @param id          names it also at the mail server, the same at each attempt
 * @param unsubscribe where a mail program ends mails of this kind, by a POST; null for those that have no end
 */
public record Mail(
        String id, Recipient to, MailText text, @Nullable URI unsubscribe) {

    public Mail(String id, Recipient to, MailText text) {
        this(id, to, text, null);
    }
}
