package io.flashsale.api.sale;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.flashsale.sale.Sale;
import io.flashsale.sale.SaleMoment;
import io.flashsale.sale.SalePhase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sale as those see it who follow it: all of it each time.
 *
 * @param serverTime       to set the clock by that counts down
 * @param next             what time alone makes of it next; absent when it is over
 * @param secondsToNext    from server time on, rounded up
 * @param closesAt         when it closes, or closed
 * @param registrationOpen whether customers may register now; false for a sale that does not ask them to
 * @param unitsLeft        of all articles, coarse: as the ledger had it within the last seconds
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SaleEvent(
        String id,
        String slug,
        SalePhase phase,
        Instant serverTime,
        @Nullable NextPhase next,
        @Nullable Long secondsToNext,
        Instant opensAt,
        Instant closesAt,
        boolean registrationOpen,
        long unitsLeft,
        List<Item> items) {

    record Item(String sku, int unitsLeft) {}

    static SaleEvent of(SaleMoment moment) {
        Sale sale = moment.sale();
        Duration left = moment.untilNext();
        return new SaleEvent(
                sale.id().value(),
                sale.slug(),
                moment.phase(),
                moment.at(),
                NextPhase.of(moment.next()),
                left == null ? null : left.plusNanos(999_999_999).toSeconds(),
                sale.opensAt(),
                sale.endsAt(),
                moment.isRegistrationOpen(),
                moment.unitsLeft(),
                moment.live().prices().stream()
                        .map(price -> new Item(price.sku().value(), price.availableQuantity()))
                        .toList());
    }
}
