package io.flashsale.order;

/** Which kind of price a line was sold at, in the words of the pricing provider. */
public enum PriceType {
    salePrice,
    basePrice
}
