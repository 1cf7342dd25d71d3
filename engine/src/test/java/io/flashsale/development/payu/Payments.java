package io.flashsale.development.payu;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** All payments of the merchant, by txnid. */
final class Payments {

    private static final int MOST = 100_000;
    private static final long FIRST_REFERENCE = 403_993_715_500_000_001L;

    private final Map<String, SimulatedPayment> payments = new HashMap<>();

    /** A payment whose form came. The same form may come again until the customer has decided. */
    synchronized SimulatedPayment open(Map<String, String> form) {
        var known = payments.get(form.get("txnid"));
        if (known != null && (known.isDecided() || !known.form().equals(form))) {
            throw new IllegalArgumentException("Duplicate txnid");
        }
        if (payments.size() >= MOST) {
            throw new IllegalArgumentException("Too many payments for a simulator");
        }
        var reference = Long.toString(FIRST_REFERENCE + payments.size());
        return known != null ? known : keep(new SimulatedPayment(form, reference, "pending", "initiated", 0));
    }

    /** What the customer does; a second time changes nothing. */
    synchronized SimulatedPayment decide(String txnid, Choice choice, int pendingAnswers) {
        var payment = find(txnid).orElseThrow(() -> new IllegalArgumentException("Unknown txnid"));
        if (payment.isDecided()) {
            return payment;
        }
        return keep(
                switch (choice) {
                    case PAY ->
                        pendingAnswers > 0
                                ? payment.became("pending", "in progress", pendingAnswers)
                                : payment.became("success", "captured", 0);
                    case FAIL -> payment.became("failure", "failed", 0);
                    case CANCEL -> payment.became("failure", "userCancelled", 0);
                });
    }

    /** The payment as this answer tells it: one pending answer fewer, and after the last it has succeeded. */
    synchronized Optional<SimulatedPayment> ask(String txnid) {
        return find(txnid).map(payment -> {
            if (!"in progress".equals(payment.unmappedStatus())) {
                return payment;
            }
            return payment.pendingAnswers() > 0
                    ? keep(payment.became("pending", "in progress", payment.pendingAnswers() - 1))
                    : keep(payment.became("success", "captured", 0));
        });
    }

    synchronized Optional<SimulatedPayment> find(String txnid) {
        return Optional.ofNullable(payments.get(txnid));
    }

    synchronized Optional<SimulatedPayment> byReference(String mihpayid) {
        return payments.values().stream()
                .filter(payment -> payment.mihpayid().equals(mihpayid))
                .findFirst();
    }

    private SimulatedPayment keep(SimulatedPayment payment) {
        payments.put(payment.txnid(), payment);
        return payment;
    }
}
