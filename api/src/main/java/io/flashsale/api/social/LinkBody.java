package io.flashsale.api.social;

import io.flashsale.account.Password;
import io.flashsale.platform.OpaqueToken;
import io.flashsale.shared.Fields;
import org.jspecify.annotations.Nullable;

/**
 * The code that the page found behind its address.
 *
 * @param password of the account
 * @param ownCode  instead of a password: found in the same way, after a social log-in to the account
 */
record LinkBody(
        @Nullable String code,
        @Nullable String password,
        @Nullable String ownCode) {

    Wish toWish() {
        var fields = new Fields();
        var given = fields.required("code", code, OpaqueToken::new);
        var secret = fields.optional("password", password, Password::new);
        var own = fields.optional("ownCode", ownCode, OpaqueToken::new);
        return fields.into(() -> new Wish(given.value(), secret.orNull(), own.orNull()));
    }

    /** Hidden. */
    @Override
    public String toString() {
        return "LinkBody";
    }

    record Wish(
            OpaqueToken code,
            @Nullable Password password,
            @Nullable OpaqueToken ownCode) {}
}
