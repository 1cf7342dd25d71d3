package io.flashsale.notification;

import io.flashsale.shared.CustomerId;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Knows who wants to be told of what is new. */
public interface NewsReaders {

    /** At most so many of them, those after this id, by id. From the first on when it is empty. */
    Flux<CustomerId> after(String id, int most);

    /** Whether the customer is one of them. */
    Mono<Boolean> areWanted(CustomerId customer);
}
