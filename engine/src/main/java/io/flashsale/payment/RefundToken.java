package io.flashsale.payment;

import io.flashsale.shared.InvalidInput;
import io.flashsale.shared.PaymentId;
import java.util.regex.Pattern;

/** Our own name of a refund: the same token means the same refund. 1 to 23 letters or digits, as PayU allows. */
public record RefundToken(String value) {

    private static final int LONGEST = 23;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9]{1," + LONGEST + "}");

    public RefundToken {
        if (!FORM.matcher(value).matches()) {
            throw new InvalidInput("refundToken", value, "1 to " + LONGEST + " letters or digits");
        }
    }

    /**
     * Of the one refund that gives a payment back as a whole: the last 23 characters of its id. What is cut off changes
     * once in a year, and all 80 random bits stay.
     */
    public static RefundToken wholeOf(PaymentId payment) {
        return new RefundToken(payment.value().substring(payment.value().length() - LONGEST));
    }

    @Override
    public String toString() {
        return value;
    }
}
