package io.flashsale.checkout;

import io.flashsale.pricing.StockAdjustment;

/** What became of the wish to adjust a stock. If several apply, the first is given. Only the last changed anything. */
public sealed interface AdjustmentOutcome {

    record NoSuchPrice() implements AdjustmentOutcome {}

    /** The price is not limited by quantity. */
    record NotLimited() implements AdjustmentOutcome {}

    /** The key was used for another wish. */
    record KeyReused() implements AdjustmentOutcome {}

    /** So many units are not left, or less than one or too many would be offered. It stays so under this key. */
    record Refused() implements AdjustmentOutcome {}

    record Adjusted(StockAdjustment adjustment) implements AdjustmentOutcome {}
}
