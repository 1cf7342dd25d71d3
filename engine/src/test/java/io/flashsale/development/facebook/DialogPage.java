package io.flashsale.development.facebook;

import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/** The page that asks somebody who it is. */
final class DialogPage {

    private static final String PAGE = """
            <!doctype html>
            <title>Facebook, simulated</title>
            <form action="/simulator/decide">
            %s
            <p><label>Id <input name="id" value="1001"></label>
            <p><label>Name <input name="name" value="Ada"></label>
            <p><label>Mail address, or none <input name="email"></label>
            <p><button>Go on</button>
            </form>
            """;

    private DialogPage() {}

    static String of(Map<String, String> asked) {
        return PAGE.formatted(asked.entrySet().stream()
                .map(field -> "<input type=\"hidden\" name=\"%s\" value=\"%s\">"
                        .formatted(HtmlUtils.htmlEscape(field.getKey()), HtmlUtils.htmlEscape(field.getValue())))
                .collect(Collectors.joining("\n")));
    }
}
