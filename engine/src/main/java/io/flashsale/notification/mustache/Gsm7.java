package io.flashsale.notification.mustache;

import java.util.Map;

/**
 * The letters that a text may have 160 of. With any other it has room for 70, and costs as two or three. So what looks
 * like one of them becomes it; what does not, stays.
 */
final class Gsm7 {

    private static final Map<Character, String> ALIKE = Map.ofEntries(
            Map.entry('“', "\""),
            Map.entry('”', "\""),
            Map.entry('„', "\""),
            Map.entry('‘', "'"),
            Map.entry('’', "'"),
            Map.entry('–', "-"),
            Map.entry('—', "-"),
            Map.entry('…', "..."),
            Map.entry('×', "x"),
            Map.entry('\u00a0', " "),
            Map.entry('\u2009', " "),
            Map.entry('\u202f', " "));

    private Gsm7() {}

    static String like(String text) {
        StringBuilder like = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            like.append(ALIKE.getOrDefault(letter, Character.toString(letter)));
        }
        return like.toString();
    }
}
