package io.flashsale.payment.payu;

import io.flashsale.shared.InvalidInput;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Our account at PayU and where PayU is. Without a key there is no PayU.
 *
 * @param key names the merchant
 * @param salt the secret that signs; from the environment, nowhere else
 * @param checkoutUrl where the customer's browser posts the form
 * @param commandUrl where we ask
 * @param returnUrl where PayU sends the customer back to, paid or not: a page of ours
 * @param connectTimeout longest wait for a connection
 * @param callTimeout longest wait for a command's whole answer, the connection included
 * @param mostConnections commands at once in one process
 * @param mostWaiting commands that may wait for a connection; one more fails at once
 */
@ConfigurationProperties("flashsale.payment.payu")
@ConditionalOnProperty("flashsale.payment.payu.key")
record PayUSettings(
        String key,
        @Nullable String salt,
        URI checkoutUrl,
        URI commandUrl,
        URI returnUrl,
        Duration connectTimeout,
        Duration callTimeout,
        int mostConnections,
        int mostWaiting) {

    private static final String NAME = "flashsale.payment.payu.";
    private static final int SHORTEST_SALT = 8;
    private static final Set<String> LOOPBACK =
            Set.of("localhost", InetAddress.getLoopbackAddress().getHostAddress(), "[::1]");

    PayUSettings {
        if (key.isBlank() || key.contains("|")) {
            throw new InvalidInput(NAME + "key", key, "the merchant key that PayU gave");
        }
        if (salt == null || salt.length() < SHORTEST_SALT) {
            throw new InvalidInput(
                    NAME + "salt (FLASHSALE_PAYMENT_PAYU_SALT)", "…", SHORTEST_SALT + " characters or more");
        }
        requireSafe("checkout-url", checkoutUrl);
        requireSafe("command-url", commandUrl);
        requireSafe("return-url", returnUrl);
        requireUpTo("call-timeout", callTimeout, Duration.ofSeconds(60));
        requireUpTo("connect-timeout", connectTimeout, callTimeout);
        requireRange("most-connections", mostConnections, 1, 1_000);
        requireRange("most-waiting", mostWaiting, 1, 10_000);
    }

    PayUHashes hashes() {
        return new PayUHashes(key, String.valueOf(salt));
    }

    /** Without the salt. */
    @Override
    public String toString() {
        return "PayUSettings[" + key + " at " + checkoutUrl + " and " + commandUrl + "]";
    }

    private static void requireSafe(String name, URI url) {
        boolean safe = "https".equals(url.getScheme())
                || "http".equals(url.getScheme()) && LOOPBACK.contains(String.valueOf(url.getHost()));
        if (url.getHost() == null || !safe) {
            throw new InvalidInput(NAME + name, url, "https://…, or http:// on loopback");
        }
    }

    private static void requireUpTo(String name, Duration value, Duration most) {
        if (value.toMillis() < 1 || value.compareTo(most) > 0) {
            throw new InvalidInput(NAME + name, value, "1 ms to " + most);
        }
    }

    private static void requireRange(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new InvalidInput(NAME + name, value, least + " to " + most);
        }
    }
}
