package io.flashsale.notification;

import io.flashsale.shared.CustomerId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whom a mail goes to.
 *
 * @param name     empty while the address is not verified: whoever signed up with it could say anything to its owner
 * @param verified whether the address is known to be the customer's, where that is asked for
 * @param locale   the language to be spoken to in; null if nobody has said
 */
public record Recipient(
        CustomerId customer,
        String address,
        String name,
        boolean verified,
        @Nullable Locale locale) {

    /** Nothing of a person. */
    @Override
    public String toString() {
        return "Recipient[" + customer + "]";
    }
}
