package io.flashsale.notification;

import java.util.Collection;
import reactor.core.publisher.Mono;

/** What customers are to be told. Whoever puts it here need not wait until it is sent. */
public interface Outbox {

    /** Whether anything is ever sent. If not, no message need be made: it would not be kept. */
    boolean isOpen();

    /**
     * Ends when the messages are certain to be sent. Repeatable: one of the same template, recipient and reference is
     * sent once. In the transaction under way, if there is one.
     */
    Mono<Void> put(Collection<Message> messages);
}
