package io.flashsale.api.security;

import io.flashsale.account.Caller;
import io.flashsale.account.Role;
import io.flashsale.shared.CustomerId;
import io.flashsale.shared.SessionId;
import org.jspecify.annotations.Nullable;

/**
 * The caller, as the access token says.
 *
 * @param session      that gave the token; null if none did
 * @param mailVerified whether it was known then that mails reach them
 */
public record Shopper(CustomerId id, Role role, @Nullable SessionId session, boolean mailVerified) {

    /** Of no session, with a mail address that nobody has verified. */
    public Shopper(CustomerId id, Role role) {
        this(id, role, null, false);
    }

    public Caller caller() {
        return new Caller(id, session);
    }

    public Shopper withVerifiedMail() {
        return new Shopper(id, role, session, true);
    }
}
