package io.flashsale.order;

import io.flashsale.shared.CustomerId;
import io.flashsale.shared.OrderId;
import io.flashsale.shared.SaleId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;

/**
 * Order ids made from what the request is, so that a repeat means the same order on every instance. A ULID: the time is
 * the sale's opening time, the rest the first 80 bits of SHA-256 over customer id, sale id and idempotency key.
 */
public final class OrderIds {

    /** Characters of an id that hold the opening time. */
    private static final int TIME_LENGTH = 10;

    private static final int RANDOM_LENGTH = 16;
    private static final int BITS = 5;
    private static final char[] ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();

    private OrderIds() {}

    public static OrderId of(CustomerId customer, SaleId sale, Instant opensAt, String idempotencyKey) {
        char[] id = new char[TIME_LENGTH + RANDOM_LENGTH];
        writeTime(id, opensAt);
        writeHash(id, sha256(customer + "|" + sale + "|" + idempotencyKey));
        return new OrderId(new String(id));
    }

    /** What the ids of a sale's orders begin with. */
    public static String prefix(Instant opensAt) {
        char[] time = new char[TIME_LENGTH];
        writeTime(time, opensAt);
        return new String(time);
    }

    /** 16 hex digits that tell one request body from another. */
    public static String fingerprint(String body) {
        byte[] digest = sha256(body);
        StringBuilder hex = new StringBuilder(16);
        for (int i = 0; i < 8; i++) {
            hex.append(Character.forDigit(digest[i] >> 4 & 0xf, 16)).append(Character.forDigit(digest[i] & 0xf, 16));
        }
        return hex.toString();
    }

    private static void writeTime(char[] id, Instant opensAt) {
        long millis = opensAt.toEpochMilli();
        for (int i = TIME_LENGTH - 1; i >= 0; i--) {
            id[i] = ALPHABET[(int) (millis & 31)];
            millis >>>= BITS;
        }
    }

    /** Five bytes become eight characters, twice. */
    private static void writeHash(char[] id, byte[] digest) {
        for (int half = 0; half < 2; half++) {
            long bits = 0;
            for (int i = 0; i < 5; i++) {
                bits = bits << 8 | digest[half * 5 + i] & 0xff;
            }
            for (int i = 7; i >= 0; i--) {
                id[TIME_LENGTH + half * 8 + i] = ALPHABET[(int) (bits & 31)];
                bits >>>= BITS;
            }
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
