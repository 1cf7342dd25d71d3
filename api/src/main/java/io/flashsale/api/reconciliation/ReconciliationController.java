package io.flashsale.api.reconciliation;

import io.flashsale.api.job.JobRunView;
import io.flashsale.api.json.Paging;
import io.flashsale.reconciliation.Differences;
import io.flashsale.reconciliation.Reconciliation;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
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

/** What the last reconciliation found, and its runs. */
@RestController
@RequestMapping("/api/admin")
@Tag(name = "Reconciliation")
class ReconciliationController {

    private static final int MOST_DIFFERENCES = 1_000;
    private static final String RUNS = "/jobs/reconciliation/runs";

    private final Reconciliation reconciliation;
    private final Differences differences;

    ReconciliationController(Reconciliation reconciliation, Differences differences) {
        this.reconciliation = reconciliation;
        this.differences = differences;
    }

    @GetMapping("/reconciliation")
    @Operation(summary = "Show what the last run found different between MySQL and the gate, and about payments")
    Mono<ReconciliationView> last() {
        Mono<Optional<JobRunView>> latest = reconciliation
                .runs(Paging.of(1, null))
                .next()
                .map(JobRunView::of)
                .singleOptional();
        Mono<List<DifferenceView>> first =
                differences.list(MOST_DIFFERENCES).map(DifferenceView::of).collectList();
        return Mono.zip(latest, differences.counts(), first)
                .map(found -> new ReconciliationView(found.getT1().orElse(null), found.getT2(), found.getT3()));
    }

    @PostMapping(RUNS)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Compare now; the run under way if there is one")
    Mono<JobRunView> start() {
        return reconciliation.request().map(JobRunView::of);
    }

    @GetMapping(RUNS)
    @Operation(summary = "List the runs of the comparison, the latest first")
    Flux<JobRunView> runs(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        return reconciliation.runs(Paging.of(limit, after)).map(JobRunView::of);
    }
}
