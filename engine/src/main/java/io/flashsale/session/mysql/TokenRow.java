package io.flashsale.session.mysql;

import static io.flashsale.platform.mysql.Columns.text;
import static io.flashsale.platform.mysql.Columns.time;
import static io.flashsale.platform.mysql.Columns.timeOrNull;

import io.flashsale.shared.CustomerId;
import io.flashsale.shared.SessionId;
import io.r2dbc.spi.Readable;
import java.time.Instant;
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
        return new TokenRow(
                new SessionId(text(row, "session_id")),
                new CustomerId(text(row, "customer_id")),
                timeOrNull(row, "used_at"),
                time(row, "expires_at"),
                timeOrNull(row, "ended_at") != null,
                time(row, "lasts_until"));
    }
}
