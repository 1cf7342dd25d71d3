package io.flashsale.sale;

import io.flashsale.shared.PriceListId;
import io.flashsale.shared.SaleId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A campaign.
 *
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
        @Nullable RegistrationWindow registration,
        SaleRules rules,
        SaleState state,
        long epoch) {

    public SalePhase phase(Instant now) {
        boolean over = !now.isBefore(closesAt);
        return switch (state) {
            case DRAFT -> SalePhase.DRAFT;
            case PAUSED -> over ? SalePhase.CLOSED : SalePhase.PAUSED;
            case CLOSED -> SalePhase.CLOSED;
            case OPEN -> {
                if (now.isBefore(opensAt)) {
                    yield SalePhase.SCHEDULED;
                }
                yield over ? SalePhase.CLOSED : SalePhase.OPEN;
            }
        };
    }
}
