package io.flashsale.api.payment;

import io.flashsale.payment.OtpCode;
import io.flashsale.shared.Fields;
import org.jspecify.annotations.Nullable;

/** The code that a customer has got. */
record CodeBody(@Nullable String code) {

    OtpCode toCode() {
        var fields = new Fields();
        var given = fields.required("code", code, OtpCode::new);
        return fields.into(given::value);
    }

    /** Hidden. */
    @Override
    public String toString() {
        return "CodeBody";
    }
}
