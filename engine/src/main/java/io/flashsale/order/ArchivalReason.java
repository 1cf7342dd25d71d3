package io.flashsale.order;

/** Why used units came back. */
public enum ArchivalReason {
    CHECKOUT_ROLLBACK,
    ORDER_FULFILLMENT_CANCELLED
}
