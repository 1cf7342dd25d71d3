package io.flashsale.api.social;

import io.flashsale.platform.OpaqueToken;
import io.flashsale.shared.Fields;
import org.jspecify.annotations.Nullable;

/** The code that the page found behind its address. */
record CodeBody(@Nullable String code) {

    OpaqueToken toCode() {
        var fields = new Fields();
        var given = fields.required("code", code, OpaqueToken::new);
        return fields.into(given::value);
    }

    /** Hidden. */
    @Override
    public String toString() {
        return "CodeBody";
    }
}
