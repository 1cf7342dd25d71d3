package io.flashsale.order;

import java.util.List;
import reactor.core.publisher.Mono;

/** The only writer of orders, usage details and available quantities. */
public interface Ledger {

    /**
     * Applies records in their order in one transaction. May be repeated: what was applied changes nothing. An error
     * means that nothing was committed, or that the commit's answer was lost.
     *
     * @return for each record what came of it, in the same order
     */
    Mono<List<Applied>> apply(List<LoggedRecord> records);
}
