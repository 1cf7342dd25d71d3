package io.flashsale.api.account;

import io.flashsale.platform.OpaqueToken;
import io.flashsale.shared.Fields;
import org.jspecify.annotations.Nullable;

/** What somebody sends to stay logged in. */
record RefreshBody(@Nullable String refreshToken) {

    OpaqueToken toToken() {
        var fields = new Fields();
        var token = fields.required("refreshToken", refreshToken, OpaqueToken::new);
        return fields.into(token::value);
    }

    /** Hidden. */
    @Override
    public String toString() {
        return "RefreshBody";
    }
}
