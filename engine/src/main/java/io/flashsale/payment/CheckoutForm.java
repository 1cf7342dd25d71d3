package io.flashsale.payment;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A form that the customer's browser posts, unchanged: its fields are signed.
 *
 * @param action where it is posted to
 * @param fields in the order in which they are shown
 */
public record CheckoutForm(URI action, Map<String, String> fields) {

    public CheckoutForm {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** Without the values: they are personal. */
    @Override
    public String toString() {
        return "CheckoutForm[" + action + ", " + fields.keySet() + "]";
    }
}
