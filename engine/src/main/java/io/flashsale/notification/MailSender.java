package io.flashsale.notification;

import reactor.core.publisher.Mono;

/**
 * A mail server. A call ends within {@link MailSettings#longest}. An {@link io.flashsale.shared.Unavailable} means that
 * the server is away or takes nothing from us; a mail under way may have been sent all the same. Sent again, it may
 * arrive twice.
 */
public interface MailSender {

    /** Hands one mail to the server. */
    Mono<SendOutcome> send(Mail mail);
}
