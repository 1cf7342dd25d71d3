package io.flashsale.account;

import io.flashsale.shared.CustomerId;
import reactor.core.publisher.Mono;

/** What customers tell of themselves, until they take it back. */
public interface Profiles {

    /** Empty: there is no such account, perhaps not any more. */
    Mono<Account> find(CustomerId customer);

    /** All of it is replaced. */
    Mono<ProfileOutcome> change(Caller caller, Profile profile);

    /**
     * Deletes the account with all that is known of its owner, and ends all sessions. Orders stay, and registrations,
     * which are withdrawn, under the id of somebody whom nobody knows any more. False: the password is another, or
     * there is no account.
     */
    Mono<Boolean> delete(CustomerId customer, Password password);

    /** As {@link #delete}, for somebody who has shown in another way who it is. */
    Mono<Void> delete(CustomerId customer);
}
