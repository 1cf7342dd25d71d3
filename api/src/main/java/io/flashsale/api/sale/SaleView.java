package io.flashsale.api.sale;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.flashsale.api.json.MoneyJson;
import io.flashsale.sale.RegistrationWindow;
import io.flashsale.sale.SalePhase;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sale as everybody sees it.
 *
 * @param next         what time alone makes of it next; absent when it is over
 * @param closesAt     when it closes, or closed
 * @param registration when customers register for it; absent when they need not
 * @param serverTime   to set a countdown by
 * @param offerSeconds how long units are kept for those who waited for them
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SaleView(
        String id,
        String slug,
        String title,
        SalePhase phase,
        @Nullable NextPhase next,
        Instant opensAt,
        Instant closesAt,
        @Nullable Registration registration,
        Instant serverTime,
        int limitPerCustomer,
        long holdSeconds,
        long offerSeconds,
        List<Item> items) {

    record Registration(Instant opensAt, Instant closesAt) {

        static @Nullable Registration of(@Nullable RegistrationWindow window) {
            return window == null ? null : new Registration(window.opensAt(), window.closesAt());
        }
    }

    /** @param unitsLeft coarse: as the ledger had it within the last seconds */
    record Item(String sku, String name, MoneyJson price, MoneyJson basePrice, int unitsLeft) {}
}
