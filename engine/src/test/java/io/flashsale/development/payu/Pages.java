package io.flashsale.development.payu;

import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/** What a customer sees. */
final class Pages {

    private Pages() {}

    /** Three buttons: pay, fail, cancel. */
    static String checkout(SimulatedPayment payment) {
        return page("""
                <h1>Pay ₹%s</h1>
                <p>%s. This is a simulator: no money moves.</p>
                <form method="post" action="/simulator/pay">
                <input type="hidden" name="txnid" value="%s">
                <button name="choice" value="PAY">Pay</button>
                <button name="choice" value="FAIL">Let it fail</button>
                <button name="choice" value="CANCEL">Cancel</button>
                </form>
                """.formatted(
                        escaped(payment.amount()),
                        escaped(payment.form().getOrDefault("productinfo", "")),
                        escaped(payment.txnid())));
    }

    /** Sends the customer back to the shop, by a click where there are no scripts. */
    static String back(String url, Map<String, String> fields) {
        var inputs = fields.entrySet().stream()
                .map(field -> "<input type=\"hidden\" name=\"%s\" value=\"%s\">"
                        .formatted(escaped(field.getKey()), escaped(field.getValue())))
                .collect(Collectors.joining("\n"));
        return page("""
                <form method="post" action="%s">
                %s
                <button>Back to the shop</button>
                </form>
                <script>document.forms[0].submit()</script>
                """.formatted(escaped(url), inputs));
    }

    static String sorry(String reason) {
        return page("<h1>Sorry</h1>\n<p>%s</p>\n".formatted(escaped(reason)));
    }

    private static String page(String body) {
        return "<!doctype html>\n<meta charset=\"utf-8\">\n<title>PayU simulator</title>\n" + body;
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text);
    }
}
