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

    /** What is left of a text when it is made one line that can be shown, cut to its length; perhaps nothing. */
    public static String printable(String text, int longest) {
        int[] shown = text.codePoints()
                .map(point -> isPrintable(point) ? point : ' ')
                .limit(longest)
                .toArray();
        return new String(shown, 0, shown.length).strip();
    }

    private static boolean isPrintable(String text) {
        return text.codePoints().allMatch(Label::isPrintable);
    }

    private static boolean isPrintable(int point) {
        int type = Character.getType(point);
        return type != Character.CONTROL
                && type != Character.SURROGATE
                && type != Character.UNASSIGNED
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR;
    }
}
