package io.flashsale.development.payu;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;

/** PayU's hashes, spelled out as its documentation prints them. */
final class Signatures {

    private final Merchant merchant;

    Signatures(Merchant merchant) {
        this.merchant = merchant;
    }

    /** sha512(key|txnid|amount|productinfo|firstname|email|udf1|udf2|udf3|udf4|udf5||||||SALT). */
    String ofRequest(Map<String, String> f) {
        return sha512(of(f, "key") + '|' + of(f, "txnid") + '|' + of(f, "amount") + '|' + of(f, "productinfo") + '|'
                + of(f, "firstname") + '|' + of(f, "email") + '|' + of(f, "udf1") + '|' + of(f, "udf2") + '|'
                + of(f, "udf3") + '|' + of(f, "udf4") + '|' + of(f, "udf5") + "||||||" + merchant.salt());
    }

    /**
     * sha512(SALT|status||||||udf5|udf4|udf3|udf2|udf1|email|firstname|productinfo|amount|txnid|key), with additional
     * charges sha512(additionalCharges|SALT|status||||||udf5| and so on).
     */
    String ofResponse(Map<String, String> f) {
        var charges = of(f, "additionalCharges");
        return sha512((charges.isEmpty() ? "" : charges + '|') + merchant.salt() + '|' + of(f, "status") + "||||||"
                + of(f, "udf5") + '|' + of(f, "udf4") + '|' + of(f, "udf3") + '|' + of(f, "udf2") + '|'
                + of(f, "udf1") + '|' + of(f, "email") + '|' + of(f, "firstname") + '|' + of(f, "productinfo") + '|'
                + of(f, "amount") + '|' + of(f, "txnid") + '|' + of(f, "key"));
    }

    /** sha512(key|command|var1|SALT). */
    String ofCommand(String command, String var1) {
        return sha512(merchant.key() + '|' + command + '|' + var1 + '|' + merchant.salt());
    }

    private static String of(Map<String, String> fields, String name) {
        return fields.getOrDefault(name, "");
    }

    private static String sha512(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-512").digest(text.getBytes(StandardCharsets.UTF_8));
            return "%0128x".formatted(new BigInteger(1, digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
