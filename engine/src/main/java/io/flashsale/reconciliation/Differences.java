package io.flashsale.reconciliation;

import io.flashsale.platform.JobRun;
import io.flashsale.reconciliation.Difference.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What the last run found. */
public interface Differences {

    /** Replaces what the run before has found. Repeatable. */
    Mono<Void> replace(JobRun run, List<Difference> found);

    /** By kind and id. */
    Flux<Known> list(int most);

    /** Kinds of which there are none are not named. */
    Mono<Map<Kind, Long>> counts();

    /** A difference, and when it was found for the first time. */
    record Known(Difference difference, Instant foundAt) {}
}
