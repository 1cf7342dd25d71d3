package io.flashsale.notification;

import io.flashsale.shared.PhoneNumber;
import java.util.Map;

/**
 * One text for one phone.
 *
 * @param text as the phone shows it
 * @param values what of it is not always the same, by name: some providers keep the rest as a template and take only
 *     these
 */
public record Sms(PhoneNumber to, String text, Map<String, String> values) {

    public Sms {
        values = Map.copyOf(values);
    }

    /** Without what it says. */
    @Override
    public String toString() {
        return "Sms[" + to + "]";
    }
}
