package io.flashsale.api.account;

import io.flashsale.account.MailAddress;
import io.flashsale.account.Password;
import io.flashsale.shared.Fields;
import org.jspecify.annotations.Nullable;

/** What somebody sends to log in. */
record LogInBody(@Nullable String email, @Nullable String password) {

    Credentials toCredentials() {
        var fields = new Fields();
        var mail = fields.required("email", email, MailAddress::new);
        var secret = fields.required("password", password, Password::new);
        return fields.into(() -> new Credentials(mail.value(), secret.value()));
    }

    /** Hidden. */
    @Override
    public String toString() {
        return "LogInBody";
    }

    record Credentials(MailAddress mail, Password password) {}
}
