package io.flashsale.sale;

import io.flashsale.pricing.PriceBook;

/** What became of a change. If several apply, the first is given. */
public sealed interface ChangeOutcome {

    record NoSuchSale() implements ChangeOutcome {}

    /** The price list has no price that is limited by quantity. */
    record NothingToSell() implements ChangeOutcome {}

    /** A draft whose price list has more limited prices than a sale may sell, {@link PriceBook#MOST_LIMITED}. */
    record TooManyPrices() implements ChangeOutcome {}

    /** Not in the state the sale is in. */
    record NotAllowed(SaleState state) implements ChangeOutcome {}

    record Changed(Sale sale) implements ChangeOutcome {}
}
