package io.flashsale.api.pricing;

import io.flashsale.api.job.JobRunView;
import io.flashsale.api.json.Paging;
import io.flashsale.pricing.UsagePurge;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The purge of the audit trail, by hand. */
@RestController
@RequestMapping("/api/admin/jobs/purge-price-data-usage-details/runs")
@Tag(name = "Audit trail")
class PurgeController {

    private final UsagePurge purge;

    PurgeController(UsagePurge purge) {
        this.purge = purge;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Purge old usages now; the run under way if there is one")
    Mono<JobRunView> start() {
        return purge.request().map(JobRunView::of);
    }

    @GetMapping
    @Operation(summary = "List the runs, the latest first")
    Flux<JobRunView> runs(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        return purge.runs(Paging.of(limit, after)).map(JobRunView::of);
    }
}
