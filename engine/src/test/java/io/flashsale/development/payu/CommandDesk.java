package io.flashsale.development.payu;

import io.flashsale.development.payu.Refunds.Refund;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;

/** {@code postservice.php?form=2}: takes a signed command, answers JSON. */
final class CommandDesk {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<String, Object> NOT_FOUND = Map.of("mihpayid", "Not Found", "status", "Not Found");

    private final Merchant merchant;
    private final Payments payments;
    private final Refunds refunds;
    private final Consumer<SimulatedPayment> onSettled;
    private final AtomicInteger refundsToRefuse = new AtomicInteger();

    /** Told is who wants to know of a payment that was pending and has now succeeded. */
    CommandDesk(Merchant merchant, Payments payments, Refunds refunds, Consumer<SimulatedPayment> onSettled) {
        this.merchant = merchant;
        this.payments = payments;
        this.refunds = refunds;
        this.onSettled = onSettled;
    }

    void refuseRefunds(int count) {
        refundsToRefuse.set(count);
    }

    String answer(Map<String, String> form) {
        return JSON.writeValueAsString(content(form));
    }

    private Map<String, Object> content(Map<String, String> form) {
        var command = form.getOrDefault("command", "");
        var var1 = form.getOrDefault("var1", "");
        if (!merchant.key().equals(form.get("key"))) {
            return nothing("Invalid merchant key");
        }
        if (var1.isEmpty()) {
            return nothing("Parameter missing");
        }
        if (!new Signatures(merchant).ofCommand(command, var1).equals(form.get("hash"))) {
            return nothing("Invalid Hash.");
        }
        return switch (command) {
            case "verify_payment" -> verify(var1.split("\\|", -1));
            case "check_payment" -> check(var1);
            case "cancel_refund_transaction" ->
                refund(var1, form.getOrDefault("var2", ""), form.getOrDefault("var3", "0"));
            case "check_action_status" ->
                "payuid".equals(form.get("var2")) ? actionsOfPayment(var1) : actionOfRequest(var1);
            default -> nothing("Invalid Command");
        };
    }

    private Map<String, Object> verify(String... txnids) {
        var details = new LinkedHashMap<String, Object>();
        var known = 0;
        for (var txnid : txnids) {
            var before = payments.find(txnid);
            var now = payments.ask(txnid);
            now.filter(payment -> payment.isPaid() && !before.orElseThrow().isPaid())
                    .ifPresent(onSettled);
            known += now.isPresent() ? 1 : 0;
            details.put(txnid, now.map(CommandDesk::details).orElse(NOT_FOUND));
        }
        return found(known, txnids.length, details);
    }

    private Map<String, Object> check(String mihpayid) {
        var payment = payments.byReference(mihpayid);
        return found(
                payment.isPresent() ? 1 : 0,
                1,
                payment.map(CommandDesk::details).orElse(NOT_FOUND));
    }

    private Map<String, Object> refund(String mihpayid, String token, String amount) {
        var refuse = refundsToRefuse.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
        var answer = refuse
                ? Refunds.refused(111, "Invalid transaction status")
                : refunds.request(payments.byReference(mihpayid), token, amount);
        var content = new LinkedHashMap<String, Object>();
        content.put("status", answer.refund().isPresent() ? 1 : 0);
        content.put("msg", answer.message());
        answer.refund().ifPresent(refund -> content.put("request_id", refund.requestId()));
        content.put("mihpayid", mihpayid);
        content.put("error_code", answer.code());
        return content;
    }

    private Map<String, Object> actionOfRequest(String requestId) {
        return refunds.ask(requestId)
                .map(refund -> found(1, 1, Map.of(requestId, Map.of(requestId, action(refund)))))
                .orElseGet(() -> found(0, 1, Map.of(requestId, "No action status found")));
    }

    private Map<String, Object> actionsOfPayment(String mihpayid) {
        var actions = new LinkedHashMap<String, Object>();
        payments.byReference(mihpayid)
                .filter(SimulatedPayment::isPaid)
                .ifPresent(payment -> actions.put("131278400", capture(payment)));
        refunds.of(mihpayid).forEach(refund -> actions.put(refund.requestId(), action(refund)));
        return actions.isEmpty()
                ? found(0, 1, Map.of(mihpayid, "No action status found"))
                : found(1, 1, Map.of(mihpayid, actions));
    }

    private static Map<String, Object> details(SimulatedPayment payment) {
        var details = new LinkedHashMap<String, Object>();
        details.put("mihpayid", payment.mihpayid());
        details.put("request_id", "");
        details.put("bank_ref_num", payment.isPaid() ? "527013524405" : null);
        details.put("amt", payment.amount());
        details.put("transaction_amount", payment.amount());
        details.put("txnid", payment.txnid());
        details.put("additional_charges", "0.00");
        details.put("productinfo", payment.form().get("productinfo"));
        details.put("firstname", payment.form().get("firstname"));
        details.put("mode", "UPI");
        details.put("status", payment.status());
        details.put("unmappedstatus", payment.unmappedStatus());
        return details;
    }

    private static Map<String, Object> capture(SimulatedPayment payment) {
        return Map.of(
                "mihpayid",
                payment.mihpayid(),
                "request_id",
                "131278400",
                "amt",
                payment.amount(),
                "action",
                "capture",
                "token",
                "",
                "status",
                "SUCCESS");
    }

    private static Map<String, Object> action(Refund refund) {
        return Map.of(
                "mihpayid",
                refund.payment().mihpayid(),
                "request_id",
                refund.requestId(),
                "amt",
                refund.amount().toPlainString(),
                "action",
                "refund",
                "token",
                refund.token(),
                "status",
                refund.status());
    }

    private static Map<String, Object> found(int known, int asked, Object details) {
        return Map.of(
                "status",
                known > 0 ? 1 : 0,
                "msg",
                known + " out of " + asked + " Transactions Fetched Successfully",
                "transaction_details",
                details);
    }

    private static Map<String, Object> nothing(String message) {
        return Map.of("status", 0, "msg", message);
    }
}
