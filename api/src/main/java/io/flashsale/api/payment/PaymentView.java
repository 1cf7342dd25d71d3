package io.flashsale.api.payment;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.flashsale.api.json.MoneyJson;
import io.flashsale.payment.CheckoutForm;
import io.flashsale.payment.OtpSending;
import io.flashsale.payment.Payment;
import io.flashsale.payment.PaymentMethod;
import io.flashsale.payment.PaymentStatus;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An attempt to pay an order.
 *
 * @param payBy when the order's time is over
 * @param form  only when it has just been started: what the customer's browser must post
 * @param code  only when one has just been sent to the customer's phone
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PaymentView(
        String id,
        String orderId,
        int attempt,
        PaymentMethod method,
        PaymentStatus status,
        MoneyJson amount,
        Instant payBy,
        @Nullable Form form,
        @Nullable Code code) {

    static PaymentView of(Payment payment) {
        return of(payment, null, null);
    }

    static PaymentView of(Payment payment, CheckoutForm form) {
        return of(payment, new Form(form.action(), form.fields()), null);
    }

    static PaymentView of(Payment payment, OtpSending.@Nullable Sent sent) {
        return of(payment, null, sent == null ? null : new Code(sent.resendAt(), sent.expiresAt()));
    }

    private static PaymentView of(Payment payment, @Nullable Form form, @Nullable Code code) {
        return new PaymentView(
                payment.id().value(),
                payment.order().value(),
                payment.attempt(),
                payment.method(),
                payment.status(),
                MoneyJson.of(payment.amount()),
                payment.payBy(),
                form,
                code);
    }

    /** Of the code that was sent just now: from when on another may be sent, and until when it is good. */
    record Code(Instant resendAt, Instant expiresAt) {}

    /** Posted as {@code application/x-www-form-urlencoded}, each field as it is: they are signed. */
    record Form(URI action, Map<String, String> fields) {

        /** Hidden: the signature, and who pays. */
        @Override
        public String toString() {
            return "Form[" + action + "]";
        }
    }
}
