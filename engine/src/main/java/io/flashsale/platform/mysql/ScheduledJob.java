package io.flashsale.platform.mysql;

import io.flashsale.platform.JobRun;
import io.flashsale.platform.Leases;
import io.flashsale.shared.Page;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Makes the runs of a schedule, and works on what there is to be worked on, one process at a time. A run whose process
 * died is taken up when its lease has ended, so the work must be repeatable. A schedule that comes while no process is
 * there is left out.
 */
public final class ScheduledJob {

    private static final Logger LOG = LoggerFactory.getLogger(ScheduledJob.class);

    private final String name;
    private final UnaryOperator<Instant> following;
    private final Function<JobRun, Mono<Void>> work;
    private final JobRuns runs;
    private final Leases leases;
    private final Clock clock;
    private volatile Instant next;

    /**
     * @param following when the schedule comes next after a moment
     * @param work      what one run does
     */
    public ScheduledJob(
            String name,
            UnaryOperator<Instant> following,
            Function<JobRun, Mono<Void>> work,
            JobRuns runs,
            Leases leases,
            Clock clock) {
        this.name = name;
        this.following = following;
        this.work = work;
        this.runs = runs;
        this.leases = leases;
        this.clock = clock;
        this.next = following.apply(clock.instant());
    }

    /** Asks for a run now. The one to be worked on if there is one. */
    public Mono<JobRun> request() {
        return runs.request(name);
    }

    /** The latest first. */
    public Flux<JobRun> runs(Page page) {
        return runs.list(name, page);
    }

    /** Looks once, and ends when the run that it found has ended; at once if somebody else works on it. */
    public Mono<Void> once() {
        return scheduleWhenDue().then(runs.open(name)).flatMap(_ -> leases.whileHeld(name, workOff()));
    }

    private Mono<Void> scheduleWhenDue() {
        return Mono.defer(() -> {
            Instant due = next;
            Instant now = clock.instant();
            return now.isBefore(due)
                    ? Mono.empty()
                    : runs.schedule(name, due).doOnSuccess(_ -> next = following.apply(now));
        });
    }

    /** Asked again under the lease: the run may have ended meanwhile. */
    private Mono<Void> workOff() {
        return Mono.defer(() -> runs.open(name)).flatMap(this::run);
    }

    private Mono<Void> run(JobRun run) {
        return runs.begin(run)
                .then(Mono.defer(() -> work.apply(run)))
                .then(Mono.defer(() -> runs.succeed(run)))
                .onErrorResume(failure -> fail(run, failure));
    }

    private Mono<Void> fail(JobRun run, Throwable failure) {
        LOG.warn("{}: run {} failed", name, run.id(), failure);
        return runs.fail(run, failure);
    }
}
