package io.flashsale.notification;

import java.util.Map;

/** Knows what a mail says that must not be kept in the outbox: a link, for example, that opens an account. */
public interface SecretData {

    /** Empty for messages that it knows nothing of. */
    Map<String, Object> of(Message message);
}
