package io.flashsale.development.payu;

import io.flashsale.development.payu.Behaviour.Lie;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What PayU says of a payment to surl, furl and webhook: the same fields, signed, unless it is told to lie. */
final class Messages {

    private static final List<String> ECHOED = List.of(
            "amount", "productinfo", "firstname", "lastname", "email", "phone", "udf1", "udf2", "udf3", "udf4", "udf5");
    private static final String OTHER_TXNID = "0000000000000000000000001";

    private final Merchant merchant;

    Messages(Merchant merchant) {
        this.merchant = merchant;
    }

    Map<String, String> of(SimulatedPayment payment, Behaviour behaviour) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("mihpayid", payment.mihpayid());
        fields.put("mode", "UPI");
        fields.put("status", payment.status());
        fields.put("unmappedstatus", payment.unmappedStatus());
        fields.put("key", merchant.key());
        fields.put("txnid", payment.txnid());
        ECHOED.forEach(name -> fields.put(name, payment.form().getOrDefault(name, "")));
        fields.put("discount", "0.00");
        fields.put("net_amount_debit", payment.isPaid() ? payment.amount() : "0");
        fields.put("payment_source", "payu");
        fields.put("PG_TYPE", "UPI-PG");
        fields.put("bank_ref_num", payment.isPaid() ? "527013524405" : "");
        fields.put("bankcode", "UPI");
        fields.put("error", payment.isPaid() ? "E000" : "E1206");
        fields.put("error_Message", payment.isPaid() ? "No Error" : "Transaction not completed");
        if (!behaviour.additionalCharges().isEmpty()) {
            fields.put("additionalCharges", behaviour.additionalCharges());
        }
        return signed(fields, behaviour.lie());
    }

    private Map<String, String> signed(Map<String, String> fields, Lie lie) {
        switch (lie) {
            case AMOUNT -> fields.put("amount", "1.00");
            case TXNID -> fields.put("txnid", OTHER_TXNID);
            case KEY -> fields.put("key", "another");
            case NONE, HASH -> {}
        }
        var signer = lie == Lie.HASH ? new Merchant(merchant.key(), "not-the-salt") : merchant;
        fields.put("hash", new Signatures(signer).ofResponse(fields));
        return fields;
    }
}
