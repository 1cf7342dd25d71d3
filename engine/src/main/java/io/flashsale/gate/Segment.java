package io.flashsale.gate;

import io.flashsale.shared.PriceDataId;
import io.flashsale.shared.SaleId;
import java.util.List;

/**
 * The part of a sale that is decided in one place, as a caller knows it.
 *
 * @param number 0 for now: a sale has one segment
 * @param epoch  how often the sale was loaded into Redis; a caller with another epoch is refused
 * @param prices every limited price of the sale, always in the same order
 */
public record Segment(SaleId sale, int number, long epoch, List<PriceDataId> prices) {

    public Segment {
        prices = List.copyOf(prices);
    }
}
