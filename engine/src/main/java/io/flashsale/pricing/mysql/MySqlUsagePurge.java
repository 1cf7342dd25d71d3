package io.flashsale.pricing.mysql;

import io.flashsale.platform.JobRun;
import io.flashsale.platform.Leases;
import io.flashsale.platform.mysql.JobRuns;
import io.flashsale.platform.mysql.ScheduledJob;
import io.flashsale.pricing.PurgeSettings;
import io.flashsale.pricing.UsagePurge;
import io.flashsale.shared.Page;
import java.time.Clock;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What was deleted by a run whose process died stays counted. */
@Component
class MySqlUsagePurge implements UsagePurge {

    static final String JOB = "PURGE_PRICE_DATA_USAGE_DETAIL";

    private final ScheduledJob job;

    MySqlUsagePurge(JobRuns runs, Leases leases, UsageDeletion deletion, PurgeSettings settings, Clock clock) {
        this.job = new ScheduledJob(
                JOB,
                settings::following,
                run -> deletion.before(clock.instant().minus(settings.priceDataUsageDetailsOlderThan()), run),
                runs,
                leases,
                clock);
    }

    @Override
    public Mono<JobRun> request() {
        return job.request();
    }

    @Override
    public Flux<JobRun> runs(Page page) {
        return job.runs(page);
    }

    Mono<Void> once() {
        return job.once();
    }
}
