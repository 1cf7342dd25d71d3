package io.flashsale.api.account;

import io.flashsale.account.Password;
import io.flashsale.shared.Fields;
import org.jspecify.annotations.Nullable;

/** A password: the one that somebody has, or wants. */
record PasswordBody(@Nullable String password) {

    Password toPassword() {
        var fields = new Fields();
        var wanted = fields.required("password", password, Password::new);
        return fields.into(wanted::value);
    }

    /** Hidden. */
    @Override
    public String toString() {
        return "PasswordBody";
    }
}
