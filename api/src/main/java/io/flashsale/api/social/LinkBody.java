package io.flashsale.api.social;

import io.flashsale.account.Password;
import io.flashsale.platform.OpaqueToken;
import io.flashsale.shared.Fields;
import org.jspecify.annotations.Nullable;

/** The code that the page found behind its address, with the password of the account if it has one. */
record LinkBody(@Nullable String code, @Nullable String password) {

    Wish toWish() {
        var fields = new Fields();
        var given = fields.required("code", code, OpaqueToken::new);
        var secret = fields.optional("password", password, Password::new);
        return fields.into(() -> new Wish(given.value(), secret.orNull()));
    }

    /** Hidden. */
    @Override
    public String toString() {
        return "LinkBody";
    }

    record Wish(OpaqueToken code, @Nullable Password password) {}
}
