package io.flashsale.api.account;

import io.flashsale.account.Password;
import io.flashsale.shared.Fields;
import org.jspecify.annotations.Nullable;

/** The password that somebody wants who has a mailed link. */
record NewPasswordBody(@Nullable String password) {

    Password toPassword() {
        var fields = new Fields();
        var wanted = fields.required("password", password, Password::new);
        return fields.into(wanted::value);
    }
}
