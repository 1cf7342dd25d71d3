package io.flashsale.notification;

import io.flashsale.shared.CustomerId;
import java.util.Collection;
import java.util.Map;
import reactor.core.publisher.Mono;

/** Takes messages to customers by one channel. */
interface Carrier {

    Channel channel();

    Pace pace();

    /** To each of these customers who has an address in this channel. */
    Mono<Map<CustomerId, Way>> ways(Collection<CustomerId> customers);

    /** To one address. */
    interface Way {

        /**
         * Writes a message and hands it over, within {@link Pace#longest}. An {@link IllegalStateException} means that
         * it cannot be written, any other error that the server is away or takes nothing from us: the message may have
         * been sent all the same.
         */
        Mono<SendOutcome> send(TakenMessage taken);
    }
}
