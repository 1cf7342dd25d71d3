package io.flashsale.pricing;

/** A price together with the list it stands in. */
public record ListedPrice(PriceData data, PriceList list) {}
