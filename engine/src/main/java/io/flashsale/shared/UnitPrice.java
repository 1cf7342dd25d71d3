package io.flashsale.shared;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one unit costs, and where that stands.
 *
 * @param priceList null for a base price, as the price data
 * @param limited   whether only so many units have this price
 */
public record UnitPrice(
        Money amount,
        PriceType type,
        @Nullable PriceListId priceList,
        @Nullable PriceDataId priceData,
        boolean limited) {

    public UnitPrice {
        if (limited && (priceList == null || priceData == null)) {
            throw new InvalidInput("priceData", priceData, "the price that is limited");
        }
    }

    /** From ids as they are stored: null for none. */
    public static UnitPrice stored(
            Money amount, PriceType type, @Nullable String list, @Nullable String data, boolean limited) {
        return new UnitPrice(
                amount,
                type,
                list == null ? null : new PriceListId(list),
                data == null ? null : new PriceDataId(data),
                limited);
    }

    /** A price that only so many units have. */
    public static UnitPrice limited(Money amount, PriceListId list, PriceDataId data) {
        return new UnitPrice(amount, PriceType.salePrice, list, data, true);
    }

    /** As it is stored. */
    public @Nullable String priceListText() {
        return priceList == null ? null : priceList.value();
    }

    /** As it is stored. */
    public @Nullable String priceDataText() {
        return priceData == null ? null : priceData.value();
    }

    /** The price that is limited, of one that is. */
    public PriceDataId limitedPrice() {
        if (!limited) {
            throw new IllegalStateException("price: " + this + " (expected: limited)");
        }
        return Objects.requireNonNull(priceData);
    }
}
