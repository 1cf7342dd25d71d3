package io.flashsale.account;

import io.flashsale.platform.OpaqueToken;
import io.flashsale.shared.CustomerId;
import io.flashsale.shared.SessionId;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * New passwords for old. Whoever gets one is told by mail. When too many passwords wait to be hashed, the signal is
 * {@link io.flashsale.shared.Unavailable}.
 */
public interface Passwords {

    /** Whether it is the customer's: who came by a provider may have none. */
    Mono<Boolean> check(CustomerId customer, Password password);

    /** Ends all sessions but the one. False: the current password is another, and nothing has changed. */
    Mono<Boolean> change(CustomerId customer, @Nullable SessionId kept, Password current, Password wanted);

    /**
     * Mails a link to whoever has this address, unless the last one is too young. Takes as long and tells as much when
     * nobody has it.
     */
    Mono<Void> forgotten(MailAddress address);

    /** By a mailed link; ends all sessions. False: the token is not one of ours, too old, or was used. */
    Mono<Boolean> reset(OpaqueToken token, Password wanted);
}
