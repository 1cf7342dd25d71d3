package io.flashsale.cart;

/** What became of a wish about a cart. If several apply, the first is given; all but the last changed nothing. */
public sealed interface CartOutcome {

    /** There is none, or it is somebody else's. */
    record NoSuchCart() implements CartOutcome {}

    /** It was changed since this version, or a price was: here is what it is now. */
    record OtherVersion(PricedCart now) implements CartOutcome {}

    record NoSuchSku() implements CartOutcome {}

    /** The cart has no item of this SKU. */
    record NoSuchItem() implements CartOutcome {}

    record Done(PricedCart cart) implements CartOutcome {}
}
