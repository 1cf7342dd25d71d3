package io.flashsale.shared;

import java.util.regex.Pattern;

/**
 * Names a thing of another system.
 *
 * @param type what it is there: 1 to 20 capital letters, digits and underscores
 */
public record Reference(String type, ReferenceId id) {

    /** The type of customers, also of ours. */
    public static final String CUSTOMER = "BLC_CUSTOMER";

    /** The type of transactions, also of our orders. */
    public static final String CART = "BLC_CART";

    private static final Pattern TYPE = Pattern.compile("[A-Z0-9_]{1,20}");

    public Reference {
        requireType(type);
    }

    /** Returns the text, or signals an invalid input. */
    public static String requireType(String type) {
        if (!TYPE.matcher(type).matches()) {
            throw new InvalidInput("referenceType", type, "1 to 20 capital letters, digits or underscores");
        }
        return type;
    }

    /** For example {@code BLC_CART|01J8385QSJWE8Z09YPZW8M0B1Z}; no other reference reads so. */
    @Override
    public String toString() {
        return type + "|" + id;
    }
}
