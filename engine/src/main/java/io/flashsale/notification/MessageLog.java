package io.flashsale.notification;

import io.flashsale.shared.CustomerId;
import io.flashsale.shared.Page;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What was sent to whom, for those whom customers ask. Messages are kept as long as the outbox keeps them. */
public interface MessageLog {

    /** The oldest first, by id. */
    Flux<LoggedMessage> to(CustomerId recipient, Page page);

    /** About an order, a sale or whatever else has this id; by id. */
    Flux<LoggedMessage> about(String reference, Page page);

    /**
     * Sends a message that has an end once more, as if it was made now. A mail keeps its Message-ID: who has it already
     * may be shown it once. A text is shown again.
     */
    Mono<ResendOutcome> resend(String id);
}
