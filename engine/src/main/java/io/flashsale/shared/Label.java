package io.flashsale.shared;

/** A name that people read: one line, not blank, without characters that cannot be shown or stored. */
public final class Label {

    private Label() {}

    /** Returns the text, or signals an invalid input that names the field. */
    public static String require(String field, String text, int longest) {
        if (text.isBlank() || text.codePointCount(0, text.length()) > longest || !isPrintable(text)) {
            throw new InvalidInput(field, text, "1 to " + longest + " printable characters");
        }
        return text;
    }

    private static boolean isPrintable(String text) {
        return text.codePoints()
                .map(Character::getType)
                .noneMatch(type -> type == Character.CONTROL
                        || type == Character.SURROGATE
                        || type == Character.UNASSIGNED
                        || type == Character.LINE_SEPARATOR
                        || type == Character.PARAGRAPH_SEPARATOR);
    }
}
