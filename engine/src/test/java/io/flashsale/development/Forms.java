package io.flashsale.development;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code application/x-www-form-urlencoded}, each name once. */
public final class Forms {

    public static final String TYPE = "application/x-www-form-urlencoded";

    private Forms() {}

    public static Map<String, String> decode(String body) {
        var fields = new LinkedHashMap<String, String>();
        for (var pair : body.split("&", -1)) {
            if (!pair.isEmpty()) {
                var parts = pair.split("=", 2);
                fields.put(decoded(parts[0]), parts.length < 2 ? "" : decoded(parts[1]));
            }
        }
        return fields;
    }

    public static String encode(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
