package io.flashsale.shared;

import org.jspecify.annotations.Nullable;

/** One wrong field of a request: its name, the value that came, what was expected. */
public record FieldProblem(String field, @Nullable String value, String expected) {

    private static final int LONGEST_VALUE = 100;

    public FieldProblem {
        value = value == null || value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "…";
    }

    /** The same problem under another name of the field. */
    public FieldProblem named(String name) {
        return new FieldProblem(name, value, expected);
    }

    /** For example {@code quantity: 0 (expected: 1 to 10)}. */
    public String message() {
        return field + ": " + value + " (expected: " + expected + ")";
    }
}
