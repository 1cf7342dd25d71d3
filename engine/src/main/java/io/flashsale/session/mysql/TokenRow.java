package io.flashsale.session.mysql;

import static io.flashsale.platform.mysql.Columns.required;
import static io.flashsale.platform.mysql.Columns.text;

import io.flashsale.shared.CustomerId;
import io.flashsale.shared.SessionId;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** A refresh token with its session, both locked. */
record TokenRow(
        SessionId session,
        CustomerId customer,
        @Nullable Instant usedAt,
        Instant expiresAt,
        boolean hasEnded,
        Instant lastsUntil) {

    static TokenRow read(Readable row) {
        LocalDateTime usedAt = row.get("used_at", LocalDateTime.class);
        return new TokenRow(
                new SessionId(text(row, "session_id")),
                new CustomerId(text(row, "customer_id")),
                usedAt == null ? null : usedAt.toInstant(ZoneOffset.UTC),
                time(row, "expires_at"),
                row.get("ended_at", LocalDateTime.class) != null,
                time(row, "lasts_until"));
    }

    static Instant time(Readable row, String column) {
        return required(row, column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }
}
