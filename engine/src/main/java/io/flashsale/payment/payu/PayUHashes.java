package io.flashsale.payment.payu;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * PayU's signatures: SHA-512 in lower-case hex over values joined by {@code |}, our salt among them. A field that is
 * not there counts as empty.
 */
final class PayUHashes {

    /** In the order in which a request signs them; a response signs them backwards. */
    static final List<String> SIGNED = List.of(
            "key", "txnid", "amount", "productinfo", "firstname", "email", "udf1", "udf2", "udf3", "udf4", "udf5");

    /** Places of the fields udf6 to udf10, which we do not use. */
    private static final List<String> UNUSED = List.of("", "", "", "", "");

    private final String key;
    private final String salt;

    PayUHashes(String key, String salt) {
        this.key = key;
        this.salt = salt;
    }

    /** Of a form that goes to PayU. */
    String ofRequest(Map<String, String> fields) {
        List<String> values = new ArrayList<>(signed(fields));
        values.addAll(UNUSED);
        values.add(salt);
        return sha512(values);
    }

    /** Of a form that comes from PayU. With additional charges these are signed too. */
    String ofResponse(Map<String, String> fields) {
        List<String> values = new ArrayList<>();
        String charges = fields.getOrDefault("additionalCharges", "");
        if (!charges.isEmpty()) {
            values.add(charges);
        }
        values.add(salt);
        values.add(fields.getOrDefault("status", ""));
        values.addAll(UNUSED);
        values.addAll(signed(fields).reversed());
        return sha512(values);
    }

    /** Of a command. Nothing but its first variable is signed. */
    String ofCommand(String command, String var1) {
        return sha512(List.of(key, command, var1, salt));
    }

    /** Takes the same time however much of the given hash is right. */
    static boolean same(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> signed(Map<String, String> fields) {
        return SIGNED.stream().map(name -> fields.getOrDefault(name, "")).toList();
    }

    private static String sha512(List<String> values) {
        try {
            byte[] text = String.join("|", values).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
