package io.flashsale.order;

import io.flashsale.platform.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** ULIDs made from a text instead of chance: the first 80 bits of its SHA-256 follow the time. */
final class DerivedUlid {

    /** Characters of an id that hold the time. */
    private static final int TIME_LENGTH = 10;

    private static final int RANDOM_LENGTH = 16;
    private static final int BITS = 5;
    private static final char[] ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();

    private DerivedUlid() {}

    static String of(Instant time, String text) {
        char[] id = new char[TIME_LENGTH + RANDOM_LENGTH];
        writeTime(id, time);
        writeHash(id, sha256(text));
        return new String(id);
    }

    /** With the time of another one. */
    static String withTimeOf(String ulid, String text) {
        char[] id = new char[TIME_LENGTH + RANDOM_LENGTH];
        ulid.getChars(0, TIME_LENGTH, id, 0);
        writeHash(id, sha256(text));
        return new String(id);
    }

    /** What the ids of this time begin with. */
    static String prefix(Instant time) {
        char[] prefix = new char[TIME_LENGTH];
        writeTime(prefix, time);
        return new String(prefix);
    }

    static byte[] sha256(String text) {
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void writeTime(char[] id, Instant time) {
        long millis = time.toEpochMilli();
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
}
