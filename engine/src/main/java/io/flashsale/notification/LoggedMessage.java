package io.flashsale.notification;

import io.flashsale.shared.CustomerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What has become of a message.
 *
 * @param template the name of a {@link Template}, perhaps of another release
 * @param nextAt   when it is sent, or tried again; null when it has an end
 * @param end      null while it has none
 * @param endedAt  null while it has no end
 * @param error    what the server said last; null if nothing went wrong
 */
public record LoggedMessage(
        String id,
        Channel channel,
        String template,
        CustomerId recipient,
        String reference,
        int attempts,
        Instant madeAt,
        @Nullable Instant nextAt,
        @Nullable MessageEnd end,
        @Nullable Instant endedAt,
        @Nullable String error) {}
