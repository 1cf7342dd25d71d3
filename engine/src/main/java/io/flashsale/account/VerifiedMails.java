package io.flashsale.account;

import io.flashsale.notification.Outbox;
import io.flashsale.platform.OpaqueToken;
import io.flashsale.shared.CustomerId;
import reactor.core.publisher.Mono;

/** Who has shown that the mails to their address reach them. */
public interface VerifiedMails {

    /** Mails a link, unless the address is verified already or the last link is too young. */
    Mono<Void> ask(CustomerId customer);

    /**
     * Gives an account that has no mail address this one, and mails a link to it where it must be verified. Who calls
     * has made sure that its owner wants it.
     */
    Mono<NewMailOutcome> add(Caller caller, MailAddress address);

    /** False: the token is not one of ours, too old, or was used. */
    Mono<Boolean> verify(OpaqueToken token);

    /** Whether somebody must be verified before the first purchase. */
    static boolean areNeeded(AccountSettings settings, Outbox outbox) {
        return settings.verifiedToBuy() == null ? outbox.isOpen() : settings.verifiedToBuy();
    }
}
