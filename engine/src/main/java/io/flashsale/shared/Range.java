package io.flashsale.shared;

/** Bounds that belong to what they bound. */
public final class Range {

    private Range() {}

    /** Signals {@link InvalidInput} unless the value is one of these, the ends included. */
    public static <T extends Comparable<T>> void require(String field, T value, T least, T most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new InvalidInput(field, value, least + " to " + most);
        }
    }
}
