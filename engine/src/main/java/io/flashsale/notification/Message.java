package io.flashsale.notification;

import io.flashsale.shared.CustomerId;
import io.flashsale.shared.InvalidInput;
import io.flashsale.shared.Money;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something that a customer is to be told once.
 *
 * @param reference what it is about, an order's id for example: with template and recipient it is told once
 * @param locale    null for the one that the recipient's account tells
 * @param data      what its texts speak of: a {@link String}, {@link Integer}, {@link Long}, {@link Instant} or {@link
 *     Money} each
 */
public record Message(
        Template template,
        CustomerId recipient,
        String reference,
        @Nullable Locale locale,
        Map<String, Object> data) {

    private static final Pattern REFERENCE = Pattern.compile("[\\x21-\\x7e]{1,64}");
    private static final int LONGEST_TEXT = 500;
    private static final int MOST_VALUES = 12;

    public Message {
        data = Map.copyOf(data);
        if (!REFERENCE.matcher(reference).matches()) {
            throw new InvalidInput("reference", reference, "1 to 64 visible ASCII characters");
        }
        if (data.size() > MOST_VALUES) {
            throw new InvalidInput("data", data.size() + " values", "at most " + MOST_VALUES);
        }
        data.forEach(Message::require);
    }

    /** In the recipient's own language. */
    public Message(Template template, CustomerId recipient, String reference, Map<String, Object> data) {
        this(template, recipient, reference, null, data);
    }

    /** The language to write it in. */
    @Nullable
    Locale localeOr(@Nullable Locale usual) {
        return locale == null ? usual : locale;
    }

    /** It asks for what cannot be done any more. */
    boolean isOver(Instant now) {
        return template.runsOut()
                && data.values().stream().anyMatch(value -> value instanceof Instant time && time.isBefore(now));
    }

    private static void require(String name, Object value) {
        boolean possible = switch (value) {
            case String text -> text.length() <= LONGEST_TEXT;
            case Integer _, Long _, Instant _, Money _ -> true;
            default -> false;
        };
        if (!possible) {
            throw new InvalidInput("data." + name, "…", "a number, time, amount or text of at most " + LONGEST_TEXT);
        }
    }

    /** Without the data, which a log has no need of. */
    @Override
    public String toString() {
        return template + " about " + reference + " to " + recipient;
    }
}
