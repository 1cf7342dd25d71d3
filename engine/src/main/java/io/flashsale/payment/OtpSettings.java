package io.flashsale.payment;

import io.flashsale.notification.ConditionalOnSms;
import io.flashsale.shared.InvalidInput;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * One-time passwords for cash on delivery.
 *
 * @param otpSecret what stored passwords and numbers are hidden with, the same for all processes; from the environment,
 *     nowhere else. With another one the passwords under way are wrong and the numbers' counts begin anew
 * @param validFor how long a password is good for
 * @param tries how many times one may be given
 * @param firstPause from one password of a payment to its second; each further pause is twice as long
 * @param longestPause longest pause between two passwords of a payment
 * @param textsADay how many are sent at most
 * @param deleteEvery how often old rows are deleted
 */
@ConfigurationProperties("flashsale.payment.cod")
@ConditionalOnSms
public record OtpSettings(
        @Nullable String otpSecret,
        Duration validFor,
        int tries,
        Duration firstPause,
        Duration longestPause,
        TextsADay textsADay,
        Duration deleteEvery) {

    /** From midnight to midnight, UTC. */
    public record TextsADay(int number, int customer, int address, int sale) {

        public TextsADay {
            requireRange("texts-a-day.number", number, 1_000_000);
            requireRange("texts-a-day.customer", customer, 1_000_000);
            requireRange("texts-a-day.address", address, 1_000_000);
            requireRange("texts-a-day.sale", sale, 1_000_000_000);
        }

        int of(OtpLimit limit) {
            return switch (limit) {
                case NUMBER -> number;
                case CUSTOMER -> customer;
                case ADDRESS -> address;
                case SALE -> sale;
            };
        }
    }

    private static final String NAME = "flashsale.payment.cod.";
    private static final int SHORTEST_SECRET = 32;

    public OtpSettings {
        if (otpSecret == null || otpSecret.length() < SHORTEST_SECRET) {
            throw new InvalidInput(
                    NAME + "otp-secret (FLASHSALE_PAYMENT_COD_OTPSECRET)",
                    "…",
                    SHORTEST_SECRET + " characters or more");
        }
        requireUpTo("valid-for", validFor, Duration.ofMinutes(10));
        requireRange("tries", tries, 10);
        requireUpTo("longest-pause", longestPause, Duration.ofDays(1));
        requireUpTo("first-pause", firstPause, longestPause);
        requireUpTo("delete-every", deleteEvery, Duration.ofHours(1));
    }

    byte[] secret() {
        return String.valueOf(otpSecret).getBytes(StandardCharsets.UTF_8);
    }

    /** The pause after so many passwords of a payment. */
    Duration pauseAfter(int sends) {
        int doublings = Math.min(sends - 1, 17);
        Duration pause = firstPause.multipliedBy(1L << doublings);
        return pause.compareTo(longestPause) < 0 ? pause : longestPause;
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "OtpSettings[" + validFor + ", " + tries + " tries, " + textsADay + "]";
    }

    private static void requireUpTo(String name, Duration value, Duration most) {
        if (!value.isPositive() || value.compareTo(most) > 0) {
            throw new InvalidInput(NAME + name, value, "more than 0, at most " + most);
        }
    }

    private static void requireRange(String name, int value, int most) {
        if (value < 1 || value > most) {
            throw new InvalidInput(NAME + name, value, "1 to " + most);
        }
    }
}
