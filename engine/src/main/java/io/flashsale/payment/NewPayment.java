package io.flashsale.payment;

import io.flashsale.shared.InvalidInput;
import io.flashsale.shared.Label;
import io.flashsale.shared.Money;
import io.flashsale.shared.PaymentId;

/**
 * A payment that is about to be tried.
 *
 * @param amount more than nothing
 * @param product what the customer reads on the provider's page, at most 100 characters
 */
public record NewPayment(PaymentId id, Money amount, String product, Payer payer) {

    private static final int LONGEST_PRODUCT = 100;

    public NewPayment {
        if (amount.amount().signum() == 0) {
            throw new InvalidInput("amount", amount.amount(), "more than 0");
        }
        Label.require("product", product, LONGEST_PRODUCT);
    }
}
