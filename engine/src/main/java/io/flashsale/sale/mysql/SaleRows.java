package io.flashsale.sale.mysql;

import static io.flashsale.platform.mysql.Columns.text;
import static io.flashsale.platform.mysql.Columns.timeOrNull;

import io.flashsale.platform.mysql.Columns;
import io.flashsale.sale.PaymentRules;
import io.flashsale.sale.RegistrationWindow;
import io.flashsale.sale.Sale;
import io.flashsale.sale.SaleRules;
import io.flashsale.sale.SaleState;
import io.flashsale.shared.PriceListId;
import io.flashsale.shared.SaleId;
import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads sales out of rows of the table sale. */
final class SaleRows {

    private SaleRows() {}

    static Sale read(Readable row) {
        return new Sale(
                new SaleId(text(row, "id")),
                text(row, "slug"),
                text(row, "title"),
                new PriceListId(text(row, "price_list_id")),
                Columns.time(row, "opens_at"),
                Columns.time(row, "closes_at"),
                timeOrNull(row, "closed_at"),
                registration(row),
                new SaleRules(
                        number(row, "limit_per_customer").intValue(),
                        Duration.ofMillis(number(row, "hold_millis").longValue()),
                        offer(row),
                        number(row, "tokens_per_second").intValue(),
                        number(row, "token_burst").intValue(),
                        number(row, "waitlist_capacity").intValue(),
                        new PaymentRules(
                                Duration.ofMillis(number(row, "payment_millis").longValue()),
                                number(row, "payment_attempts").intValue(),
                                row.get("cash_up_to", BigDecimal.class))),
                SaleState.valueOf(text(row, "state")),
                number(row, "epoch").longValue());
    }

    private static @Nullable RegistrationWindow registration(Readable row) {
        return timeOrNull(row, "registration_opens_at") == null
                ? null
                : new RegistrationWindow(
                        Columns.time(row, "registration_opens_at"), Columns.time(row, "registration_closes_at"));
    }

    private static Duration offer(Readable row) {
        Long millis = row.get("offer_millis", Long.class);
        return Duration.ofMillis(millis == null ? number(row, "hold_millis").longValue() : millis);
    }

    private static Number number(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, Number.class), column);
    }
}
