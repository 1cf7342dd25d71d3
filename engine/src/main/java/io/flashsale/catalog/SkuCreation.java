package io.flashsale.catalog;

/** What became of the wish for a new SKU. If several apply, the first is given. */
public sealed interface SkuCreation {

    record NoSuchProduct() implements SkuCreation {}

    /** There is a SKU with this code. */
    record CodeTaken() implements SkuCreation {}

    record Created(Sku sku) implements SkuCreation {}
}
