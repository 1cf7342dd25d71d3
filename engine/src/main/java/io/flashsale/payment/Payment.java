package io.flashsale.payment;

import io.flashsale.shared.Money;
import io.flashsale.shared.OrderId;
import io.flashsale.shared.PaymentId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to pay one order.
 *
 * @param attempt       counted from 1
 * @param last          whether the sale allows no further one
 * @param noted         whether the log knows of the status
 * @param payBy         when the order's time is over
 * @param since         when it got this status
 * @param changedAt     the same, or when somebody looked after it
 * @param reference     the provider's name of it, from the provider itself; null until a refund needs it
 * @param refundRequest the provider's name of the refund; null until it was asked for
 * @param refundTries   how often the provider has refused the refund
 */
public record Payment(
        PaymentId id,
        OrderId order,
        int attempt,
        boolean last,
        PaymentMethod method,
        Money amount,
        PaymentStatus status,
        boolean noted,
        Instant payBy,
        Instant since,
        Instant changedAt,
        @Nullable ProviderReference reference,
        @Nullable RefundRequestId refundRequest,
        int refundTries) {}
