package io.flashsale.pricing;

/** What became of the wish for a price. If several apply, the first is given. */
public sealed interface PriceDataCreation {

    record NoSuchPriceList() implements PriceDataCreation {}

    record NoSuchSku() implements PriceDataCreation {}

    /** A sale sells the list, which has {@value PriceBook#MOST_LIMITED} limited prices. */
    record TooManyLimited() implements PriceDataCreation {}

    /** The list has a price for this SKU already. */
    record AlreadyPriced() implements PriceDataCreation {}

    record Created(PriceData priceData) implements PriceDataCreation {}
}
