package io.flashsale.development.payu;

import java.util.Map;

/**
 * One payment at the simulator.
 *
 * @param form what the customer's browser posted
 * @param unmappedStatus initiated, in progress, captured, failed or userCancelled
 * @param pendingAnswers how often it is still called pending
 */
record SimulatedPayment(
        Map<String, String> form, String mihpayid, String status, String unmappedStatus, int pendingAnswers) {

    SimulatedPayment {
        form = Map.copyOf(form);
    }

    String txnid() {
        return form.getOrDefault("txnid", "");
    }

    String amount() {
        return form.getOrDefault("amount", "");
    }

    boolean isDecided() {
        return !"initiated".equals(unmappedStatus);
    }

    boolean isPaid() {
        return "success".equals(status);
    }

    SimulatedPayment became(String newStatus, String newUnmappedStatus, int answers) {
        return new SimulatedPayment(form, mihpayid, newStatus, newUnmappedStatus, answers);
    }
}
