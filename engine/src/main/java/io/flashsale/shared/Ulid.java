package io.flashsale.shared;

/** The form of every id: 26 characters of Crockford's base 32, the first not above 7. */
final class Ulid {

    private static final int LENGTH = 26;
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final boolean[] ALLOWED = new boolean[128];

    static {
        ALPHABET.chars().forEach(c -> ALLOWED[c] = true);
    }

    private Ulid() {}

    static boolean isValid(String text) {
        if (text.length() != LENGTH || text.charAt(0) > '7') {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            char c = text.charAt(i);
            if (c >= ALLOWED.length || !ALLOWED[c]) {
                return false;
            }
        }
        return true;
    }

    /** Returns the text, or signals an invalid input that names the field. */
    static String require(String field, String text) {
        if (!isValid(text)) {
            throw new InvalidInput(field, text, "a ULID of 26 characters");
        }
        return text;
    }
}
