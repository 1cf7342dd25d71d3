package io.flashsale.shared;

/**
 * A part of a list: at most so many entries that follow the one with this id or code. Empty text: from the beginning.
 */
public record Page(int limit, String after) {

    public static final int DEFAULT_LIMIT = 50;

    private static final int MOST = 500;
    private static final int LONGEST_KEY = 64;

    public Page {
        if (limit < 1 || limit > MOST) {
            throw new InvalidInput("limit", limit, "1 to " + MOST);
        }
        if (after.length() > LONGEST_KEY || !after.chars().allMatch(c -> c >= ' ' && c < 127)) {
            throw new InvalidInput("after", after, "the id or code of the last entry seen");
        }
    }
}
