package io.flashsale.api.account;

import io.flashsale.account.MailAddress;
import io.flashsale.shared.Fields;
import org.jspecify.annotations.Nullable;

/** What somebody sends who has forgotten the password. */
record MailBody(@Nullable String email) {

    MailAddress toAddress() {
        var fields = new Fields();
        var address = fields.required("email", email, MailAddress::new);
        return fields.into(address::value);
    }
}
