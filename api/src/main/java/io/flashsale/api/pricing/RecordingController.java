package io.flashsale.api.pricing;

import io.flashsale.api.buy.BuyAnswers;
import io.flashsale.api.problem.Problem;
import io.flashsale.api.problem.ProblemType;
import io.flashsale.checkout.RecordOutcome;
import io.flashsale.checkout.RecordUsage;
import io.flashsale.checkout.RollBackUsage;
import io.flashsale.checkout.RollbackOutcome;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Other systems' checkouts sell at our limited prices: the engine as their pricing provider. */
@RestController
@RequestMapping("/api/price-data-usages")
@Tag(name = "Pricing")
class RecordingController {

    private final RecordUsage recordUsage;
    private final RollBackUsage rollBackUsage;

    RecordingController(RecordUsage recordUsage, RollBackUsage rollBackUsage) {
        this.recordUsage = recordUsage;
        this.rollBackUsage = rollBackUsage;
    }

    @PostMapping
    @Operation(
            summary = "Record units of limited prices as used, all of them or none; for administrators' tokens",
            description = "For the checkout of another system, right before its payment. Answered when it is durable."
                    + " The same transaction with the same content gets the same answer, so repeat after a 503; with"
                    + " other content it gets 422 until it is rolled back. A refusal has success false, names the"
                    + " prices that are to blame, and has changed nothing.")
    Mono<RecordPriceDataUsageResponse> record(@RequestBody Mono<RecordPriceDataUsageRequest> body) {
        return body.map(RecordPriceDataUsageRequest::toRequest)
                .flatMap(recordUsage::record)
                .flatMap(RecordingController::answer);
    }

    @PostMapping("/rollbacks")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Give the recorded units of a transaction back; for administrators' tokens",
            description =
                    "Answered when it is durable. A second time changes nothing; afterwards the transaction may be"
                            + " recorded again. The same by Kafka: see the topics checkout-rollback and"
                            + " fulfillment-status-change in the README.")
    Mono<Void> rollBack(@RequestBody Mono<RollbackBody> body) {
        return body.flatMap(given -> rollBackUsage.rollBack(given.toTransaction(), given.reason()))
                .flatMap(RecordingController::answer);
    }

    private static Mono<RecordPriceDataUsageResponse> answer(RecordOutcome outcome) {
        return switch (outcome) {
            case RecordOutcome.Recorded _ -> Mono.just(RecordPriceDataUsageResponse.recorded());
            case RecordOutcome.Refused(var errors) -> Mono.just(RecordPriceDataUsageResponse.refused(errors));
            case RecordOutcome.OtherContent _ ->
                Mono.error(Problem.of(
                                ProblemType.KEY_REUSED,
                                "transactionReferenceId: recorded with other content (expected: the same customer and"
                                        + " items, or a rollback before).")
                        .signal());
            case RecordOutcome.NotNow(var why) ->
                Mono.error(BuyAnswers.problem(why).signal());
        };
    }

    private static Mono<Void> answer(RollbackOutcome outcome) {
        return switch (outcome) {
            case RollbackOutcome.RolledBack _, RollbackOutcome.Repeated _ -> Mono.empty();
            case RollbackOutcome.Unknown _ ->
                Mono.error(Problem.of(ProblemType.NOT_FOUND, "Nothing is recorded for this transaction.")
                        .signal());
        };
    }
}
