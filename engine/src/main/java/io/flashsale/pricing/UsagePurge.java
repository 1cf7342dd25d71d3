package io.flashsale.pricing;

import io.flashsale.platform.JobRun;
import io.flashsale.shared.Page;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The job PURGE_PRICE_DATA_USAGE_DETAIL, which deletes old entries of the audit trail. */
public interface UsagePurge {

    /** Asks for a run now, which a process of the role SWEEPER soon begins. The one to be worked on if there is one. */
    Mono<JobRun> request();

    /** The latest first. */
    Flux<JobRun> runs(Page page);
}
