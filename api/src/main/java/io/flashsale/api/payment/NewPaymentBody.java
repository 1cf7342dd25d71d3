package io.flashsale.api.payment;

import io.flashsale.payment.Payer;
import io.flashsale.payment.PaymentMethod;
import io.flashsale.shared.Fields;
import org.jspecify.annotations.Nullable;

/**
 * The wish to pay an order.
 *
 * @param payer whom the provider's page shows
 */
record NewPaymentBody(
        @Nullable PaymentMethod method, @Nullable PayerBody payer) {

    Payer toPayer() {
        var fields = new Fields();
        fields.required("method", method, given -> given);
        var who = fields.required("payer", payer, given -> given);
        var read = fields.into(who::value);
        return read.toPayer();
    }

    record PayerBody(
            @Nullable String firstName,
            @Nullable String email,
            @Nullable String phone) {

        Payer toPayer() {
            var fields = new Fields();
            var name = fields.required("payer.firstName", firstName, given -> given);
            var mail = fields.required("payer.email", email, given -> given);
            var number = fields.required("payer.phone", phone, given -> given);
            return fields.into(() -> new Payer(name.value(), mail.value(), number.value()));
        }
    }
}
