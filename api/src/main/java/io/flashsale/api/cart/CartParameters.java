package io.flashsale.api.cart;

import io.flashsale.shared.CartId;
import io.flashsale.shared.InvalidInput;
import io.flashsale.shared.SkuCode;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** What stands in the path and the headers of a request about a cart. An impossible id is a 404 like an unknown one. */
final class CartParameters {

    private CartParameters() {}

    static CartId cartId(String id) {
        try {
            return new CartId(id);
        } catch (InvalidInput _) {
            throw CartAnswers.noCart();
        }
    }

    static SkuCode skuCode(String sku) {
        try {
            return new SkuCode(sku);
        } catch (InvalidInput _) {
            throw CartAnswers.noItem();
        }
    }

    /** The number in an entity tag such as {@code "7"}. */
    static long version(@Nullable String seen) {
        String expected = "the ETag of the cart as you have seen it, such as \"7\"";
        if (seen == null || !seen.matches("\"\\d{1,18}\"")) {
            throw new InvalidInput(HttpHeaders.IF_MATCH, seen, expected);
        }
        return Long.parseLong(seen.substring(1, seen.length() - 1));
    }
}
