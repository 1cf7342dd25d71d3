package io.flashsale.sale;

/** What became of the wish for a sale. If several apply, the first is given. */
public sealed interface SaleCreation {

    record NoSuchPriceList() implements SaleCreation {}

    record SlugTaken() implements SaleCreation {}

    record Created(Sale sale) implements SaleCreation {}
}
