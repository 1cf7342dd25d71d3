package io.flashsale.payment;

import io.flashsale.shared.Money;
import io.flashsale.shared.PaymentId;

/**
 * What the provider says of a payment when it is asked.
 *
 * @param reference the provider's own name of it, which a refund needs
 * @param amount what was asked for; whoever trusts it has compared it with what the order costs
 */
public record Transaction(PaymentId payment, ProviderReference reference, PaymentResult result, Money amount) {}
