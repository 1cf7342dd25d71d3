package io.flashsale.api.account;

import io.flashsale.shared.Fields;
import org.jspecify.annotations.Nullable;

/** Whether somebody wants something, as asked for and as it stands. */
record WishBody(@Nullable Boolean wanted) {

    boolean toWish() {
        var fields = new Fields();
        var wish = fields.required("wanted", wanted, given -> given);
        return fields.into(wish::value);
    }
}
