package io.flashsale.api.pricing;

import io.flashsale.pricing.StockAdjustment;
import java.time.Instant;

/** A stock adjustment as it is shown. */
record AdjustmentView(String id, String priceDataId, int delta, String reason, String adjustedBy, Instant adjustedAt) {

    static AdjustmentView of(StockAdjustment adjustment) {
        return new AdjustmentView(
                adjustment.id().value(),
                adjustment.price().value(),
                adjustment.delta(),
                adjustment.reason(),
                adjustment.by().value(),
                adjustment.at());
    }
}
