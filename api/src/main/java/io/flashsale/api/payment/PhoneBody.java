package io.flashsale.api.payment;

import io.flashsale.shared.Fields;
import io.flashsale.shared.PhoneNumber;
import org.jspecify.annotations.Nullable;

/** Where another code is sent to. */
record PhoneBody(@Nullable String phone) {

    PhoneNumber toPhone() {
        var fields = new Fields();
        var number = fields.required("phone", phone, PhoneNumber::new);
        return fields.into(number::value);
    }
}
