package io.flashsale.development.payu;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All refunds of the merchant. A token is taken once; the answer to a repeat is 106, as PayU's documentation says. */
final class Refunds {

    private static final long FIRST_REQUEST = 131_278_401;
    private static final int LONGEST_TOKEN = 23;

    private final List<Refund> refunds = new ArrayList<>();

    /** One refund, with PayU's word for how far it is. */
    record Refund(String requestId, SimulatedPayment payment, String token, BigDecimal amount, String status) {}

    /** What PayU says to a request: a refund, or a refusal with its code. */
    record Answer(Optional<Refund> refund, int code, String message) {}

    synchronized Answer request(Optional<SimulatedPayment> payment, String token, String amount) {
        if (payment.isEmpty()) {
            return refused(116, "Transaction Not Found");
        }
        if (token.isEmpty() || token.length() > LONGEST_TOKEN) {
            return refused(124, "Input Data missing");
        }
        if (refunds.stream().anyMatch(refund -> refund.token().equals(token))) {
            return refused(106, "Token already exists");
        }
        if (!payment.get().isPaid()) {
            return refused(111, "Invalid transaction status");
        }
        var wanted = new BigDecimal(amount);
        if (wanted.signum() <= 0 || wanted.add(givenBack(payment.get())).compareTo(paid(payment.get())) > 0) {
            return refused(105, "Invalid amount");
        }
        var id = Long.toString(FIRST_REQUEST + refunds.size());
        refunds.add(new Refund(id, payment.get(), token, wanted, "queued"));
        return new Answer(Optional.of(refunds.getLast()), 102, "Refund Request Queued");
    }

    static Answer refused(int code, String message) {
        return new Answer(Optional.empty(), code, "Refund FAILURE - " + message);
    }

    /** The refund as it is now; by the next time it will have succeeded. */
    synchronized Optional<Refund> ask(String requestId) {
        for (var i = 0; i < refunds.size(); i++) {
            var refund = refunds.get(i);
            if (refund.requestId().equals(requestId)) {
                refunds.set(i, new Refund(requestId, refund.payment(), refund.token(), refund.amount(), "SUCCESS"));
                return Optional.of(refund);
            }
        }
        return Optional.empty();
    }

    synchronized List<Refund> of(String mihpayid) {
        return refunds.stream()
                .filter(refund -> refund.payment().mihpayid().equals(mihpayid))
                .toList();
    }

    private BigDecimal givenBack(SimulatedPayment payment) {
        return of(payment.mihpayid()).stream().map(Refund::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal paid(SimulatedPayment payment) {
        return new BigDecimal(payment.amount());
    }
}
