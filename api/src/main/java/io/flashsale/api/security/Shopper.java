package io.flashsale.api.security;

import io.flashsale.account.Role;
import io.flashsale.shared.CustomerId;
import io.flashsale.shared.SessionId;
import org.jspecify.annotations.Nullable;

/**
 * The caller, as the access token says.
 *
 * @param session that gave the token; null if none did
 */
public record Shopper(CustomerId id, Role role, @Nullable SessionId session) {

    public Shopper(CustomerId id, Role role) {
        this(id, role, null);
    }
}
