package io.flashsale.gate.redis;

import io.flashsale.shared.PriceDataId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Copies the known orders of a sold out price beside the requests, which do not wait for it. */
final class LearnPipeline {

    private static final Logger LOG = LoggerFactory.getLogger(LearnPipeline.class);

    void learn(SoldOutMemory memory, PriceDataId price, long known) {
        memory.learn(price, known)
                .subscribe(
                        _ -> {},
                        failure -> LOG.warn("known orders of price {} not copied: {}", price, failure.toString()));
    }
}
