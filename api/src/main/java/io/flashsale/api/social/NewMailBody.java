package io.flashsale.api.social;

import io.flashsale.account.MailAddress;
import io.flashsale.platform.OpaqueToken;
import io.flashsale.shared.Fields;
import org.jspecify.annotations.Nullable;

/** A mail address, with the code of a social log-in to the account that gets it. */
record NewMailBody(@Nullable String email, @Nullable String code) {

    Wish toWish() {
        var fields = new Fields();
        var address = fields.required("email", email, MailAddress::new);
        var given = fields.required("code", code, OpaqueToken::new);
        return fields.into(() -> new Wish(address.value(), given.value()));
    }

    /** Hidden. */
    @Override
    public String toString() {
        return "NewMailBody";
    }

    record Wish(MailAddress address, OpaqueToken code) {}
}
