package io.flashsale.pricing;

import io.flashsale.shared.Money;
import io.flashsale.shared.PriceDataId;
import io.flashsale.shared.PriceListId;
import io.flashsale.shared.PriceType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A price that a SKU can be had at now, and where it stands. */
public sealed interface OfferedPrice {

    Money price();

    PriceType type();

    /** The catalog's: it holds wherever no list has another. */
    record Base(Money price) implements OfferedPrice {

        @Override
        public PriceType type() {
            return PriceType.basePrice;
        }
    }

    /**
     * Of a price list.
     *
     * @param activeFrom since when; null if it was always so
     */
    record Listed(
            Money price,
            PriceType type,
            PriceDataId priceData,
            PriceListId priceList,
            @Nullable Instant activeFrom) implements OfferedPrice {}

    /**
     * Of a price list, and only so many units have it.
     *
     * @param available that can be had at this moment, 1 or more
     */
    record Limited(Listed listed, int starting, int available) implements OfferedPrice {

        @Override
        public Money price() {
            return listed.price();
        }

        @Override
        public PriceType type() {
            return listed.type();
        }
    }
}
