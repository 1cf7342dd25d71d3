package io.flashsale.payment.payu;

import io.flashsale.payment.PaymentResult;

/**
 * PayU's field {@code status}, the one that is signed. What it makes of {@code unmappedstatus} stands in it already:
 * auth and captured are a success; userCancelled, bounced, dropped and failed a failure; everything else pending.
 */
final class PayUResults {

    private PayUResults() {}

    /** A word that we do not know is not a failure. */
    static PaymentResult of(String status) {
        return switch (status) {
            case "success" -> PaymentResult.SUCCESS;
            case "failure" -> PaymentResult.FAILURE;
            default -> PaymentResult.PENDING;
        };
    }
}
