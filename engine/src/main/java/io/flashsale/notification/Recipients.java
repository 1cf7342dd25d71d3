package io.flashsale.notification;

import io.flashsale.shared.CustomerId;
import java.util.Collection;
import reactor.core.publisher.Flux;

/** Knows where customers get their mails. */
public interface Recipients {

    /** Those of them who have an address, in any sequence. */
    Flux<Recipient> of(Collection<CustomerId> customers);
}
