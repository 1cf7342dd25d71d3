package io.flashsale.notification;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Knows what a mail says that must not be kept in the outbox: a link, for example, that opens an account. */
public interface SecretData {

    /** Empty for messages that it knows nothing of. */
    Map<String, Object> of(Message message);

    /** Where a mail program ends mails of this kind, by a POST; null when it knows nothing of that. */
    default @Nullable URI unsubscribe(Message message) {
        return null;
    }
}
