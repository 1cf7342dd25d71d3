package io.flashsale.api.testing;

/**
 * How the orders of a sale may be paid.
 *
 * @param seconds  from the start of the first payment on
 * @param cashUpTo as JSON: an amount, or null
 */
public record Paying(String currency, int seconds, int attempts, String cashUpTo) {

    /** In dollars, for which tests have no provider. */
    static final Paying NOBODY = new Paying("USD", 600, 1, "null");

    /** As members of JSON. */
    String rules() {
        return """
                "paymentSeconds": %d, "paymentAttempts": %d, \
                "cashOnDeliveryUpTo": %s""".formatted(seconds, attempts, cashUpTo);
    }

    /** By PayU. */
    public static Paying within(int seconds) {
        return new Paying("INR", seconds, 1, "null");
    }

    public Paying attempts(int wanted) {
        return new Paying(currency, seconds, wanted, cashUpTo);
    }

    public Paying cashUpTo(String amount) {
        return new Paying(currency, seconds, attempts, amount);
    }
}
