package io.flashsale.notification;

import reactor.core.publisher.Mono;

/**
 * A provider that sends texts to phones. There is none where {@code flashsale.sms.provider} is {@code none}. A call
 * ends within the time that the settings allow; an {@link io.flashsale.shared.Unavailable} means that nobody knows
 * whether the text was sent. Sent again, it may arrive twice.
 */
public interface SmsSender {

    /** Hands one text to the provider. */
    Mono<SmsOutcome> send(Sms sms);

    /** Whether it can send messages of this kind: some providers take only what was registered with them. */
    default boolean sends(Template template) {
        return true;
    }
}
