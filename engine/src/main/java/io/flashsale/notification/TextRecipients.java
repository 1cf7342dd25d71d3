package io.flashsale.notification;

import io.flashsale.shared.CustomerId;
import java.util.Collection;
import reactor.core.publisher.Flux;

/** Knows the phones of customers who want texts. */
public interface TextRecipients {

    /** Those of them who want texts and have a phone now, in any sequence. */
    Flux<TextRecipient> of(Collection<CustomerId> customers);
}
