package io.flashsale.pricing;

/** Whether a list holds the ordinary prices or those of a sale. */
public enum PriceListType {
    STANDARD,
    SALE
}
