package io.flashsale.cart;

import io.flashsale.pricing.OfferedPrice;
import io.flashsale.pricing.OfferedPrice.Limited;
import io.flashsale.pricing.OfferedPrice.Listed;
import io.flashsale.pricing.PriceInfo;
import io.flashsale.shared.SkuCode;
import io.flashsale.shared.UnitPrice;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Puts a price on every unit of a cart. A price that is limited by quantity covers the units that are there; the rest
 * of the line becomes an item of its own at the backup price. Where that is not allowed, a line that does not fit
 * costs the backup price as a whole.
 */
record CartPricing(boolean allowPartialQuantityForPriceLimitedByQuantity) {

    /** @param infos by SKU; one that is missing there has no price */
    List<CartItem> items(List<CartLine> lines, Map<SkuCode, PriceInfo> infos) {
        return lines.stream()
                .flatMap(line -> items(line, infos.get(line.sku())))
                .toList();
    }

    private Stream<CartItem> items(CartLine line, @Nullable PriceInfo info) {
        if (info == null) {
            return Stream.of(item(line, line.quantity(), null));
        }
        Limited limited = info.limited();
        OfferedPrice backup = info.backup().orElse(null);
        if (limited == null) {
            return Stream.of(item(line, line.quantity(), backup));
        }
        if (line.quantity() <= limited.available()) {
            return Stream.of(item(line, line.quantity(), limited));
        }
        return allowPartialQuantityForPriceLimitedByQuantity
                ? Stream.of(
                        item(line, limited.available(), limited),
                        item(line, line.quantity() - limited.available(), backup))
                : Stream.of(item(line, line.quantity(), backup));
    }

    private static CartItem item(CartLine line, int quantity, @Nullable OfferedPrice offer) {
        return new CartItem(line.sku(), quantity, offer == null ? null : price(offer));
    }

    private static UnitPrice price(OfferedPrice offer) {
        return switch (offer) {
            case OfferedPrice.Base base -> new UnitPrice(base.price(), base.type(), null, null, false);
            case Listed listed -> price(listed, false);
            case Limited limited -> price(limited.listed(), true);
        };
    }

    private static UnitPrice price(Listed listed, boolean limited) {
        return new UnitPrice(listed.price(), listed.type(), listed.priceList(), listed.priceData(), limited);
    }
}
