package io.flashsale.payment.payu;

import com.github.f4b6a3.ulid.Ulid;
import io.flashsale.shared.InvalidInput;
import io.flashsale.shared.PaymentId;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * PayU's name of a payment of ours, at most 25 characters, where a ULID has 26: the ULID's 128 bits written in base 36.
 * 25 of its digits hold 129 bits, so every payment has exactly one, and from it the payment is known again.
 */
final class Txnid {

    private static final int LENGTH = 25;
    private static final int BASE = 36;
    private static final int BYTES = 16;
    private static final Pattern FORM = Pattern.compile("[0-9A-Z]{" + LENGTH + "}");

    private Txnid() {}

    /** Always 25 digits and capital letters. */
    static String of(PaymentId payment) {
        String digits = new BigInteger(1, Ulid.from(payment.value()).toBytes()).toString(BASE);
        return "0".repeat(LENGTH - digits.length()) + digits.toUpperCase(Locale.ROOT);
    }

    /** The payment; what is not the name of one is an invalid input. */
    static PaymentId read(String txnid) {
        if (!FORM.matcher(txnid).matches()) {
            throw notOurs(txnid);
        }
        BigInteger bits = new BigInteger(txnid, BASE);
        if (bits.bitLength() > BYTES * Byte.SIZE) {
            throw notOurs(txnid);
        }
        return new PaymentId(Ulid.from(sixteenBytes(bits)).toString());
    }

    private static byte[] sixteenBytes(BigInteger bits) {
        byte[] padded = new byte[BYTES];
        byte[] given = bits.toByteArray();
        int length = Math.min(given.length, BYTES);
        System.arraycopy(given, given.length - length, padded, BYTES - length, length);
        return padded;
    }

    private static InvalidInput notOurs(String txnid) {
        return new InvalidInput("txnid", txnid, LENGTH + " digits and capital letters of a payment of ours");
    }
}
