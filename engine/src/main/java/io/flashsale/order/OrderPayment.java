package io.flashsale.order;

import io.flashsale.shared.PaymentId;

/**
 * What an order is paid by.
 *
 * @param late whether it came after the units had gone back
 */
public record OrderPayment(PaymentId id, boolean late) {}
