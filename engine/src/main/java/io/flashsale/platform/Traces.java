package io.flashsale.platform;

import io.flashsale.shared.CustomerId;
import reactor.core.publisher.Mono;

/** What a room has of customers. When an account is deleted, all rooms are asked, whatever is switched off in them. */
public interface Traces {

    /** Erases what tells of this customer, in the transaction under way. Repeatable. */
    Mono<Void> erase(CustomerId customer);
}
