package io.flashsale.sale;

import io.flashsale.shared.PriceListId;
import io.flashsale.shared.SaleId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A campaign.
 *
 * @param closedAt     when its organiser ended it; null unless that has happened
 * @param registration when customers register for it; null when it does not ask them to
 * @param epoch        how often it was loaded into Redis
 */
public record Sale(
        SaleId id,
        String slug,
        String title,
        PriceListId priceList,
        Instant opensAt,
        Instant closesAt,
        @Nullable Instant closedAt,
        @Nullable RegistrationWindow registration,
        SaleRules rules,
        SaleState state,
        long epoch) {

    /** When it closes, or closed. */
    public Instant endsAt() {
        return closedAt == null || closedAt.isAfter(closesAt) ? closesAt : closedAt;
    }
}
