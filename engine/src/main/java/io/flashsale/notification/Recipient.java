package io.flashsale.notification;

import io.flashsale.shared.CustomerId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whom a mail goes to.
 *
 * @param locale the language to be spoken to in; null if nobody has said
 */
public record Recipient(
        CustomerId customer,
        String address,
        String name,
        @Nullable Locale locale) {

    /** Nothing of a person. */
    @Override
    public String toString() {
        return "Recipient[" + customer + "]";
    }
}
