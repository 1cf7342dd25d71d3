package io.flashsale.account;

import io.flashsale.shared.CustomerId;
import reactor.core.publisher.Mono;

/** Whether customers want to be told by text, too, what cannot wait until they read their mails. */
public interface TextMessages {

    /** False also for an account that is not there. */
    Mono<Boolean> areWanted(CustomerId customer);

    /**
     * Asks for texts or for no more of them. What stands then: who has no phone, or no account, cannot ask for them.
     * Who removes the phone later gets none as long as there is none.
     */
    Mono<Boolean> change(CustomerId customer, boolean wanted);
}
