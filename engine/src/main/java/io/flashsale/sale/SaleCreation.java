package io.flashsale.sale;

/** What became of the wish for a sale. If several apply, the first is given. */
public sealed interface SaleCreation {

    record NoSuchPriceList() implements SaleCreation {}

    record SlugTaken() implements SaleCreation {}

    /** Another sale sells this list: its units must not be sold in two places. */
    record PriceListTaken() implements SaleCreation {}

    record Created(Sale sale) implements SaleCreation {}
}
