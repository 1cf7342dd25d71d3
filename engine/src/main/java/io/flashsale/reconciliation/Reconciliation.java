package io.flashsale.reconciliation;

import io.flashsale.platform.JobRun;
import io.flashsale.platform.Leases;
import io.flashsale.platform.mysql.JobRuns;
import io.flashsale.platform.mysql.ScheduledJob;
import io.flashsale.shared.Page;
import java.time.Clock;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The job RECONCILIATION, which compares MySQL with the gate and payments with their orders. */
@Component
public class Reconciliation {

    static final String JOB = "RECONCILIATION";

    private final ScheduledJob job;

    Reconciliation(Reconcile reconcile, ReconciliationSettings settings, JobRuns runs, Leases leases, Clock clock) {
        this.job = new ScheduledJob(JOB, settings::following, reconcile::run, runs, leases, clock);
    }

    /** Asks for a run now, which a process of the role SWEEPER soon begins. The one to be worked on if there is one. */
    public Mono<JobRun> request() {
        return job.request();
    }

    /** The latest first. */
    public Flux<JobRun> runs(Page page) {
        return job.runs(page);
    }

    Mono<Void> once() {
        return job.once();
    }
}
