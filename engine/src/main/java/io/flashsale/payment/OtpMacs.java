package io.flashsale.payment;

import io.flashsale.shared.Money;
import io.flashsale.shared.OrderId;
import io.flashsale.shared.PhoneNumber;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What is stored instead of passwords and phone numbers: HMAC-SHA256 in hex. Without the secret nobody can find the
 * million passwords or the numbers of a country by trying.
 */
final class OtpMacs {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    OtpMacs(byte[] secret) {
        this.key = new SecretKeySpec(secret, ALGORITHM);
    }

    /** The same for each text to this number. */
    String ofPhone(PhoneNumber phone) {
        return mac("phone", phone.value());
    }

    /** Binds a password to what it confirms: of another order, amount or phone it is another. */
    String ofCode(OrderId order, Money amount, String phoneMac, OtpCode code) {
        String number = amount.amount().stripTrailingZeros().toPlainString();
        return mac("code", order.value(), number, amount.currency().getCurrencyCode(), phoneMac, code.digits());
    }

    /** Takes the same time however much is right. */
    static boolean same(String expected, String given) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.US_ASCII), given.getBytes(StandardCharsets.US_ASCII));
    }

    private String mac(String... values) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(String.join("|", values).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM + " belongs to every Java", e);
        }
    }
}
