package io.flashsale.api.notification;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.flashsale.notification.LoggedMessage;
import io.flashsale.notification.MessageEnd;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message as the back office sees it.
 *
 * @param channel {@code MAIL} or {@code TEXT}
 * @param status  {@code DUE}, or how it ended
 * @param nextAt  when it is sent or tried again; absent when it has an end
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LoggedMessageView(
        String id,
        String channel,
        String template,
        String customerId,
        String reference,
        String status,
        int attempts,
        Instant madeAt,
        @Nullable Instant nextAt,
        @Nullable Instant endedAt,
        @Nullable String error) {

    static LoggedMessageView of(LoggedMessage message) {
        MessageEnd end = message.end();
        return new LoggedMessageView(
                message.id(),
                message.channel().name(),
                message.template(),
                message.recipient().value(),
                message.reference(),
                end == null ? "DUE" : end.name(),
                message.attempts(),
                message.madeAt(),
                message.nextAt(),
                message.endedAt(),
                message.error());
    }
}
