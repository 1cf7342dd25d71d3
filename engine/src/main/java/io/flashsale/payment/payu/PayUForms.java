package io.flashsale.payment.payu;

import io.flashsale.payment.CheckoutForm;
import io.flashsale.payment.NewPayment;
import java.util.LinkedHashMap;
import java.util.Map;

/** The form that brings a customer to PayU's page, signed. */
final class PayUForms {

    private final PayUSettings settings;
    private final PayUHashes hashes;

    PayUForms(PayUSettings settings) {
        this.settings = settings;
        this.hashes = settings.hashes();
    }

    CheckoutForm of(NewPayment payment) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("key", settings.key());
        fields.put("txnid", Txnid.of(payment.id()));
        fields.put("amount", Rupees.text(payment.amount()));
        fields.put("productinfo", withoutPipe(payment.product()));
        fields.put("firstname", withoutPipe(payment.payer().firstName()));
        fields.put("email", payment.payer().email());
        fields.put("phone", payment.payer().phone());
        fields.put("surl", settings.returnUrl().toString());
        fields.put("furl", settings.returnUrl().toString());
        fields.put("hash", hashes.ofRequest(fields));
        return new CheckoutForm(settings.checkoutUrl(), fields);
    }

    /** It separates what is signed: inside a value it would let text move from one field to the next. */
    private static String withoutPipe(String text) {
        return text.replace('|', ' ');
    }
}
