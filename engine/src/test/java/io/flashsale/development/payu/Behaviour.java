package io.flashsale.development.payu;

import java.util.Map;

/**
 * How the simulator treats us from now on.
 *
 * @param answerAfterMillis what a command waits with its answer, its work done
 * @param webhooks how often and in which order messages are sent to the webhook
 * @param webhookAfterMillis how late they are sent
 * @param lie what is wrong with every message, by browser or webhook
 * @param pendingAnswers how many answers to {@code verify_payment} call a payment pending before it succeeds
 * @param refusedRefunds how many refunds are refused from now on before one is taken
 * @param additionalCharges what customers pay on top; none if empty
 */
public record Behaviour(
        long answerAfterMillis,
        Webhooks webhooks,
        long webhookAfterMillis,
        Lie lie,
        int pendingAnswers,
        int refusedRefunds,
        String additionalCharges) {

    /** How messages reach the webhook. */
    public enum Webhooks {
        ONCE,
        TWICE,
        /** The result first, then that it is pending. */
        OUT_OF_ORDER,
        NEVER
    }

    /** What is wrong with a message. */
    public enum Lie {
        NONE,
        /** Not signed with the merchant's salt. */
        HASH,
        /** Signed, of another amount. */
        AMOUNT,
        /** Signed, of a payment that nobody knows. */
        TXNID,
        /** Signed, for another merchant. */
        KEY
    }

    /** As PayU is on a good day. */
    public static Behaviour honest() {
        return read(Map.of());
    }

    /** From a form with these names; what is missing is as on a good day. */
    public static Behaviour read(Map<String, String> form) {
        return new Behaviour(
                Long.parseLong(form.getOrDefault("answerAfterMillis", "0")),
                Webhooks.valueOf(form.getOrDefault("webhooks", "ONCE")),
                Long.parseLong(form.getOrDefault("webhookAfterMillis", "0")),
                Lie.valueOf(form.getOrDefault("lie", "NONE")),
                Integer.parseInt(form.getOrDefault("pendingAnswers", "0")),
                Integer.parseInt(form.getOrDefault("refusedRefunds", "0")),
                form.getOrDefault("additionalCharges", ""));
    }
}
