package io.flashsale.shared;

/** Which kind of price it is, in the words of the pricing provider. */
public enum PriceType {
    /** Of a price list for a sale. */
    salePrice,
    /** Of a standard price list. */
    standardPrice,
    /** Of the catalog. */
    basePrice
}
