package io.flashsale.api.account;

import io.flashsale.account.Password;
import io.flashsale.shared.Fields;
import org.jspecify.annotations.Nullable;

/** What somebody sends to have another password. */
record PasswordChangeBody(
        @Nullable String current, @Nullable String password) {

    Change toChange() {
        var fields = new Fields();
        var known = fields.required("current", current, Password::new);
        var wanted = fields.required("password", password, Password::new);
        return fields.into(() -> new Change(known.value(), wanted.value()));
    }

    /** Hidden. */
    @Override
    public String toString() {
        return "PasswordChangeBody";
    }

    record Change(Password current, Password wanted) {}
}
