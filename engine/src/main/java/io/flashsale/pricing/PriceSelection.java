package io.flashsale.pricing;

import io.flashsale.catalog.Sku;
import io.flashsale.pricing.OfferedPrice.Base;
import io.flashsale.pricing.OfferedPrice.Limited;
import io.flashsale.pricing.OfferedPrice.Listed;
import io.flashsale.shared.PriceDataId;
import io.flashsale.shared.PriceType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which prices a SKU has, the best first: of lists that are active, by the list's priority (lower wins, none comes
 * last), then by the amount, then the older one; at last the base price. Only of the wanted currency. A price that is
 * limited by quantity and of which nothing can be had is passed over.
 */
final class PriceSelection {

    private static final Comparator<ListedPrice> BEST_FIRST = Comparator.comparing(
                    (ListedPrice each) -> each.list().priority(), Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(each -> each.data().price().amount())
            .thenComparing(each -> each.data().id().value());

    private PriceSelection() {}

    /** The listed prices that hold at a time, the best first. */
    static List<ListedPrice> active(Collection<ListedPrice> prices, Currency currency, Instant now) {
        return prices.stream()
                .filter(each -> each.list().currency().equals(currency))
                .filter(each -> each.list().active().contains(now)
                        && each.data().active().contains(now))
                .sorted(BEST_FIRST)
                .toList();
    }

    /** @param active prices of this SKU, the best first */
    static PriceInfo select(Sku sku, List<ListedPrice> active, Map<PriceDataId, Integer> units, Currency currency) {
        List<OfferedPrice> offers = new ArrayList<>(active.size() + 1);
        for (ListedPrice price : active) {
            OfferedPrice offer = offer(price, units);
            if (offer != null) {
                offers.add(offer);
            }
        }
        if (sku.basePrice().currency().equals(currency)) {
            offers.add(new Base(sku.basePrice()));
        }
        return new PriceInfo(sku.code(), offers);
    }

    private static @Nullable OfferedPrice offer(ListedPrice price, Map<PriceDataId, Integer> units) {
        PriceData data = price.data();
        Listed listed = new Listed(
                data.price(), type(price.list()), data.id(), price.list().id(), activeFrom(price));
        return switch (data.limit()) {
            case QuantityLimit.Unlimited _ -> listed;
            case QuantityLimit.Limited(int starting, int _) -> {
                int available = units.getOrDefault(data.id(), 0);
                yield available > 0 ? new Limited(listed, starting, available) : null;
            }
        };
    }

    private static PriceType type(PriceList list) {
        return switch (list.type()) {
            case SALE -> PriceType.salePrice;
            case STANDARD -> PriceType.standardPrice;
        };
    }

    /** Both windows are open: the later beginning counts. */
    private static @Nullable Instant activeFrom(ListedPrice price) {
        Instant ofList = price.list().active().from();
        Instant ofPrice = price.data().active().from();
        if (ofList == null || ofPrice == null) {
            return ofList == null ? ofPrice : ofList;
        }
        return ofList.isAfter(ofPrice) ? ofList : ofPrice;
    }
}
