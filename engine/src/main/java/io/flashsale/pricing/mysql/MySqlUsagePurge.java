package io.flashsale.pricing.mysql;

import io.flashsale.platform.JobRun;
import io.flashsale.platform.Leases;
import io.flashsale.platform.mysql.JobRuns;
import io.flashsale.pricing.PurgeSettings;
import io.flashsale.pricing.UsagePurge;
import io.flashsale.shared.Page;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Makes the runs of the schedule, and works on what there is to be worked on, one process at a time. A run whose
 * process died is taken up when its lease has ended; what was deleted until then stays counted. A schedule that comes
 * while no process is there is left out.
 */
@Component
class MySqlUsagePurge implements UsagePurge {

    static final String JOB = "PURGE_PRICE_DATA_USAGE_DETAIL";

    private static final Logger LOG = LoggerFactory.getLogger(MySqlUsagePurge.class);

    private final JobRuns runs;
    private final Leases leases;
    private final UsageDeletion deletion;
    private final PurgeSettings settings;
    private final Clock clock;
    private volatile Instant next;

    MySqlUsagePurge(JobRuns runs, Leases leases, UsageDeletion deletion, PurgeSettings settings, Clock clock) {
        this.runs = runs;
        this.leases = leases;
        this.deletion = deletion;
        this.settings = settings;
        this.clock = clock;
        this.next = settings.following(clock.instant());
    }

    @Override
    public Mono<JobRun> request() {
        return runs.request(JOB);
    }

    @Override
    public Flux<JobRun> runs(Page page) {
        return runs.list(JOB, page);
    }

    /** Looks once, and ends when the run that it found has ended; at once if somebody else works on it. */
    Mono<Void> once() {
        return scheduleWhenDue().then(runs.open(JOB)).flatMap(_ -> leases.whileHeld(JOB, workOff()));
    }

    private Mono<Void> scheduleWhenDue() {
        return Mono.defer(() -> {
            Instant due = next;
            Instant now = clock.instant();
            return now.isBefore(due)
                    ? Mono.empty()
                    : runs.schedule(JOB, due).doOnSuccess(_ -> next = settings.following(now));
        });
    }

    /** Asked again under the lease: the run may have ended meanwhile. */
    private Mono<Void> workOff() {
        return Mono.defer(() -> runs.open(JOB)).flatMap(this::run);
    }

    private Mono<Void> run(JobRun run) {
        Instant threshold = clock.instant().minus(settings.priceDataUsageDetailsOlderThan());
        return runs.begin(run)
                .then(deletion.before(threshold, run))
                .then(Mono.defer(() -> runs.succeed(run)))
                .onErrorResume(failure -> fail(run, failure));
    }

    private Mono<Void> fail(JobRun run, Throwable failure) {
        LOG.warn("{}: run {} failed", JOB, run.id(), failure);
        return runs.fail(run, failure);
    }
}
