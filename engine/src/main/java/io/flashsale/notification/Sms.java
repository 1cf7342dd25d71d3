package io.flashsale.notification;

import io.flashsale.shared.PhoneNumber;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One text for one phone.
 *
 * @param template which message it is; null for one that is none, but asked for by whom it goes to
 * @param text as the phone shows it
 * @param values what of it is not always the same, by name: some providers keep the rest as a template and take only
 *     these
 */
public record Sms(PhoneNumber to, @Nullable Template template, String text, Map<String, String> values) {

    public Sms {
        values = Map.copyOf(values);
    }

    /** No message. */
    public Sms(PhoneNumber to, String text, Map<String, String> values) {
        this(to, null, text, values);
    }

    /** Without what it says. */
    @Override
    public String toString() {
        return "Sms[" + to + "]";
    }
}
