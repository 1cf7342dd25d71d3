package io.flashsale.loadtest;

import java.util.Locale;

/** What a customer was told about one wish. */
enum Outcome {
    ACCEPTED,
    WAITLISTED,
    SOLD_OUT,
    LIMIT_REACHED,
    /** No definite answer, however often it was asked. */
    UNKNOWN,
    /** A definite answer that nobody in this crowd has earned. */
    UNEXPECTED;

    static Outcome of(Reply reply) {
        return switch (reply.status()) {
            case 202 -> "WAITLISTED".equals(reply.orderStatus()) ? WAITLISTED : accepted(reply);
            case 409 -> refused(reply);
            case 0, 429 -> UNKNOWN;
            default -> reply.status() >= 500 ? UNKNOWN : UNEXPECTED;
        };
    }

    private static Outcome accepted(Reply reply) {
        return "PENDING_PAYMENT".equals(reply.orderStatus()) ? ACCEPTED : UNEXPECTED;
    }

    private static Outcome refused(Reply reply) {
        return switch (reply.problem()) {
            case "/problems/sold-out" -> SOLD_OUT;
            case "/problems/limit-reached" -> LIMIT_REACHED;
            default -> UNEXPECTED;
        };
    }

    boolean isOrder() {
        return this == ACCEPTED || this == WAITLISTED;
    }

    boolean isRefusal() {
        return this == SOLD_OUT || this == LIMIT_REACHED;
    }

    /** As it is called in the report of the crowd. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
