package io.flashsale.account;

import io.flashsale.shared.CustomerId;
import reactor.core.publisher.Mono;

/** Whether customers want news. They get them once they have shown that their mail address is theirs. */
public interface News {

    /** False also for an account that is not there. */
    Mono<Boolean> areWanted(CustomerId customer);

    /** Asks for news or for no more of them. What stands then: an account that is not there gets none. */
    Mono<Boolean> change(CustomerId customer, boolean wanted);

    /** Ends them for whoever's mail this token stood in, also after the account has gone. False: it is none of ours. */
    Mono<Boolean> endBy(String token);
}
