package io.flashsale.pricing;

import io.flashsale.shared.SkuCode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a SKU costs now.
 *
 * @param offers every price it can be had at, the one that holds first; empty if it has none in the currency
 */
public record PriceInfo(SkuCode sku, List<OfferedPrice> offers) {

    public PriceInfo {
        offers = List.copyOf(offers);
    }

    /** The price that holds. */
    public Optional<OfferedPrice> price() {
        return offers.stream().findFirst();
    }

    /** What more units cost than a price that is limited by quantity has left: the best price without such a limit. */
    public Optional<OfferedPrice> backup() {
        return offers.stream()
                .filter(offer -> !(offer instanceof OfferedPrice.Limited))
                .findFirst();
    }

    /** The price that holds, if it is limited by quantity. */
    public OfferedPrice.@Nullable Limited limited() {
        return price().orElse(null) instanceof OfferedPrice.Limited limited ? limited : null;
    }
}
