package io.flashsale.api.payment;

import io.flashsale.payment.Payer;
import io.flashsale.payment.PaymentMethod;
import io.flashsale.shared.Fields;
import io.flashsale.shared.PhoneNumber;
import org.jspecify.annotations.Nullable;

/**
 * The wish to pay an order.
 *
 * @param payer only for PAYU: whom the provider's page shows
 * @param phone only for COD: where the code is sent to
 */
record NewPaymentBody(
        @Nullable PaymentMethod method,
        @Nullable PayerBody payer,
        @Nullable String phone) {

    PaymentMethod toMethod() {
        var fields = new Fields();
        var wanted = fields.required("method", method, given -> given);
        return fields.into(wanted::value);
    }

    Payer toPayer() {
        var fields = new Fields();
        var who = fields.required("payer", payer, given -> given);
        return fields.into(who::value).toPayer();
    }

    PhoneNumber toPhone() {
        return new PhoneBody(phone).toPhone();
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
