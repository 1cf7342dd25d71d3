package io.flashsale.account;

import io.flashsale.platform.OpaqueToken;
import io.flashsale.shared.CustomerId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * What is done with what a provider said: a log-in, an account, or a link to one that is there. A code is good for the
 * browser that it was given to, once. Never does a mail address alone open an account.
 */
public interface SocialLogIns {

    /** False: this attempt has come back before. */
    Mono<Boolean> keep(SocialAttempt attempt, SocialPerson person, OpaqueToken browser);

    /**
     * Begins a session: of the account that the identity belongs to, or of a new one.
     *
     * @param language of a new account; null if nobody has said
     */
    Mono<SocialLogInOutcome> logIn(OpaqueToken code, OpaqueToken browser, @Nullable Language language);

    /**
     * Lets the identity log in to the account from now on. Who calls has made sure that its owner wants it. Where mails
     * are sent, the owner of its mail address is told, so it must have been verified before.
     */
    Mono<LinkOutcome> link(Caller caller, OpaqueToken code, OpaqueToken browser);

    /**
     * Mails a link to the owner of the account with this mail address, unless the last one is too young. False: the
     * code is over, or there is no such account.
     */
    Mono<Boolean> askOwner(OpaqueToken code, OpaqueToken browser);

    /** The owner has opened the mailed link, in the browser that began. Links the identity, and begins a session. */
    Mono<ConfirmOutcome> confirm(OpaqueToken link, @Nullable OpaqueToken browser);

    /** Whether the code stands for an identity of this customer. Takes it. */
    Mono<Boolean> prove(CustomerId customer, OpaqueToken code, OpaqueToken browser);

    /** Who can log in to the account. */
    Mono<List<SocialProvider>> of(CustomerId customer);

    /** False: there is no other way into the account. Repeatable. */
    Mono<Boolean> unlink(CustomerId customer, SocialProvider provider);
}
