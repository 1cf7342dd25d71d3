package io.flashsale.platform.mysql;

import io.flashsale.shared.Money;
import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Objects;

/** Reads columns of a row that are declared NOT NULL. */
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

    public static <T> T required(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
