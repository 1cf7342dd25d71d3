package io.flashsale.payment.payu;

import io.flashsale.platform.http.CallLimits;
import io.flashsale.platform.http.SafeUrl;
import io.flashsale.shared.InvalidInput;
import java.net.URI;
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
 * @param calls what commands may cost
 */
@ConfigurationProperties("flashsale.payment.payu")
@ConditionalOnProperty("flashsale.payment.payu.key")
record PayUSettings(
        String key, @Nullable String salt, URI checkoutUrl, URI commandUrl, URI returnUrl, CallLimits calls) {

    private static final String NAME = "flashsale.payment.payu.";
    private static final int SHORTEST_SALT = 8;

    PayUSettings {
        if (key.isBlank() || key.contains("|")) {
            throw new InvalidInput(NAME + "key", key, "the merchant key that PayU gave");
        }
        if (salt == null || salt.length() < SHORTEST_SALT) {
            throw new InvalidInput(
                    NAME + "salt (FLASHSALE_PAYMENT_PAYU_SALT)", "…", SHORTEST_SALT + " characters or more");
        }
        SafeUrl.require(NAME + "checkout-url", checkoutUrl);
        SafeUrl.require(NAME + "command-url", commandUrl);
        SafeUrl.require(NAME + "return-url", returnUrl);
    }

    PayUHashes hashes() {
        return new PayUHashes(key, String.valueOf(salt));
    }

    /** Without the salt. */
    @Override
    public String toString() {
        return "PayUSettings[" + key + " at " + checkoutUrl + " and " + commandUrl + "]";
    }
}
