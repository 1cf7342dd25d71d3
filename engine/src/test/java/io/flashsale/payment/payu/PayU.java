package io.flashsale.payment.payu;

import com.github.f4b6a3.ulid.UlidCreator;
import io.flashsale.payment.NewPayment;
import io.flashsale.payment.Payer;
import io.flashsale.platform.http.CallLimits;
import io.flashsale.shared.Money;
import io.flashsale.shared.PaymentId;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One merchant and his payments, for tests. */
final class PayU {

    static final String KEY = "JPM7Fg";
    static final String SALT = "TuxqAugd";

    private static final URI RETURN = URI.create("https://shop.example/return");

    private PayU() {}

    static PayUSettings settings(String salt, URI checkout, URI commands, Duration callTimeout) {
        return new PayUSettings(
                KEY, salt, checkout, commands, RETURN, new CallLimits(callTimeout, callTimeout, 10, 10));
    }

    /** For what calls nobody. */
    static PayUSettings offline() {
        var nowhere = URI.create("https://payu.example/");
        return settings(SALT, nowhere, nowhere, Duration.ofSeconds(1));
    }

    static NewPayment payment(String amount) {
        return new NewPayment(
                new PaymentId(UlidCreator.getUlid().toString()),
                Money.of(amount, "INR"),
                "Aurora X",
                new Payer("Ada", "ada@example.com", "+919876543210"));
    }

    static Map<String, List<String>> posted(Map<String, String> fields) {
        var form = new TreeMap<String, List<String>>();
        fields.forEach((name, value) -> form.put(name, List.of(value)));
        return form;
    }
}
