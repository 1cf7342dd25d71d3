package io.flashsale.platform.mysql;

import io.flashsale.shared.Money;
import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads columns of a row, which are declared NOT NULL unless it is said. Times are kept in UTC. */
public final class Columns {

    private Columns() {}

    public static String text(Readable row, String column) {
        return required(row, column, String.class);
    }

    /** An amount and the currency that stands in a column of its own. */
    public static Money money(Readable row, String amount, String currency) {
        return new Money(required(row, amount, BigDecimal.class), Currency.getInstance(text(row, currency)));
    }

    /** Also what a statement computed, for which the server chooses another type than BOOLEAN. */
    public static boolean truth(Readable row, String column) {
        return required(row, column, Integer.class) != 0;
    }

    public static Instant time(Readable row, String column) {
        return required(row, column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }

    /** Of a column that may be NULL. */
    public static @Nullable Instant timeOrNull(Readable row, String column) {
        LocalDateTime time = row.get(column, LocalDateTime.class);
        return time == null ? null : time.toInstant(ZoneOffset.UTC);
    }

    public static <T> T required(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
