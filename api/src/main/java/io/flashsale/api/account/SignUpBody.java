package io.flashsale.api.account;

import io.flashsale.account.Language;
import io.flashsale.account.MailAddress;
import io.flashsale.account.Password;
import io.flashsale.account.SignUp;
import io.flashsale.shared.Fields;
import org.jspecify.annotations.Nullable;

/** What somebody sends to sign up. */
record SignUpBody(
        @Nullable String email,
        @Nullable String password,
        @Nullable String name,
        @Nullable String language) {

    /** @param preferred the language where the body names none */
    SignUp toSignUp(@Nullable Language preferred) {
        var fields = new Fields();
        var mail = fields.required("email", email, MailAddress::new);
        var secret = fields.required("password", password, Password::new);
        var shown = fields.required("name", name, SignUp::requireName);
        var spoken = fields.optional("language", language, Language::new);
        return fields.into(() -> new SignUp(
                mail.value(), secret.value(), shown.value(), language == null ? preferred : spoken.orNull()));
    }

    /** Hidden. */
    @Override
    public String toString() {
        return "SignUpBody";
    }
}
