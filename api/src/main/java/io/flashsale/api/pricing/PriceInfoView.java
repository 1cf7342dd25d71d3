package io.flashsale.api.pricing;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.flashsale.api.json.MoneyJson;
import io.flashsale.cart.CartItem;
import io.flashsale.pricing.OfferedPrice;
import io.flashsale.pricing.OfferedPrice.Limited;
import io.flashsale.pricing.OfferedPrice.Listed;
import io.flashsale.pricing.PriceInfo;
import io.flashsale.shared.PriceType;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A price as Broadleaf's pricing service answers it. What does not apply is left out: without a price in the currency
 * only the target stands there.
 *
 * @param backupPriceInfo  only beside a price that is limited by quantity: what more units than that cost
 * @param priceTypeDetails the best price of each kind
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PriceInfoView(
        @Nullable PriceTarget target,
        @Nullable MoneyJson price,
        @Nullable PriceType priceType,
        @Nullable String priceDataId,
        @Nullable String priceListId,
        @Nullable String priceListPriceSource,
        @Nullable Instant activeStartDate,
        @Nullable Integer startingQuantity,
        @Nullable Integer availableQuantity,
        @Nullable PriceInfoView backupPriceInfo,
        @Nullable Map<PriceType, MoneyJson> priceTypeDetails) {

    private static final String PRICE_DATA = "BLC_PRICE_LIST_PRICE_DATA";

    /** Where the price of a cart's item comes from: the units beyond a limited price have the backup's. */
    public static PriceInfoView of(CartItem item, PriceInfo info) {
        PriceTarget target = new PriceTarget(item.sku().value(), PriceTarget.SKU, item.quantity(), null, null);
        if (item.isLimited() || info.limited() == null) {
            return of(target, info);
        }
        return info.backup()
                .map(offer -> of(target.complete(), offer, null, details(info)))
                .orElseGet(() -> none(target));
    }

    static PriceInfoView of(PriceTarget target, PriceInfo info) {
        Map<PriceType, MoneyJson> details = details(info);
        PriceInfoView backup = info.limited() == null
                ? null
                : info.backup().map(offer -> of(null, offer, null, details)).orElse(null);
        return info.price()
                .map(offer -> of(target.complete(), offer, backup, details))
                .orElseGet(() -> none(target));
    }

    private static PriceInfoView of(
            @Nullable PriceTarget target,
            OfferedPrice offer,
            @Nullable PriceInfoView backup,
            Map<PriceType, MoneyJson> details) {
        Limited limited = offer instanceof Limited found ? found : null;
        Listed listed = limited != null ? limited.listed() : offer instanceof Listed found ? found : null;
        return new PriceInfoView(
                target,
                MoneyJson.of(offer.price()),
                offer.type(),
                listed == null ? null : listed.priceData().value(),
                listed == null ? null : listed.priceList().value(),
                listed == null ? null : PRICE_DATA,
                listed == null ? null : listed.activeFrom(),
                limited == null ? null : limited.starting(),
                limited == null ? null : limited.available(),
                backup,
                details);
    }

    private static PriceInfoView none(PriceTarget target) {
        return new PriceInfoView(target.complete(), null, null, null, null, null, null, null, null, null, null);
    }

    private static Map<PriceType, MoneyJson> details(PriceInfo info) {
        Map<PriceType, MoneyJson> best = new LinkedHashMap<>();
        info.offers().forEach(offer -> best.putIfAbsent(offer.type(), MoneyJson.of(offer.price())));
        return best;
    }
}
