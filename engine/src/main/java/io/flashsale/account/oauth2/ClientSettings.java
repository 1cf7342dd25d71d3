package io.flashsale.account.oauth2;

import io.flashsale.shared.InvalidInput;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Who we are at a provider; neither known: it is off. */
record ClientSettings(@Nullable String id, @Nullable String secret) {

    /** Signals an invalid input that names the settings of this provider if there is only one of them. */
    static ClientSettings of(String provider, @Nullable String id, @Nullable String secret) {
        boolean hasId = id != null && !id.isBlank();
        boolean hasSecret = secret != null && !secret.isBlank();
        if (hasId != hasSecret) {
            throw new InvalidInput(
                    "flashsale.social." + provider,
                    "…",
                    "both client-id and client-secret (FLASHSALE_SOCIAL_%s_CLIENTID, …_CLIENTSECRET), or neither"
                            .formatted(provider.toUpperCase(Locale.ROOT)));
        }
        return hasId ? new ClientSettings(id, secret) : new ClientSettings(null, null);
    }

    boolean isOn() {
        return id != null;
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "ClientSettings[" + id + "]";
    }
}
