package io.flashsale.api.pricing;

import io.flashsale.api.json.KeyHeader;
import io.flashsale.api.json.Paging;
import io.flashsale.api.problem.Problem;
import io.flashsale.api.problem.ProblemType;
import io.flashsale.api.security.Shopper;
import io.flashsale.checkout.AdjustStock;
import io.flashsale.checkout.AdjustmentOutcome;
import io.flashsale.pricing.PriceBook;
import io.flashsale.pricing.StockAdjustments;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Stock adjustments: the only way that the quantities of a price change, apart from sales. */
@RestController
@RequestMapping("/api/admin/price-data/{id}/adjustments")
@Tag(name = "Pricing")
class AdjustmentController {

    private final AdjustStock adjustStock;
    private final StockAdjustments adjustments;
    private final PriceBook book;

    AdjustmentController(AdjustStock adjustStock, StockAdjustments adjustments, PriceBook book) {
        this.adjustStock = adjustStock;
        this.adjustments = adjustments;
        this.book = book;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Add units to a limited price or take some away, also during its sale; once for each key")
    Mono<AdjustmentView> adjust(
            @AuthenticationPrincipal Shopper admin,
            @PathVariable String id,
            @RequestHeader(KeyHeader.NAME) String key,
            @RequestBody Mono<NewAdjustmentBody> body) {
        return PriceIds.of(id)
                .flatMap(price -> body.map(given -> given.toWish(price, admin.id(), KeyHeader.read(key, "adjustment"))))
                .flatMap(adjustStock::adjust)
                .flatMap(AdjustmentController::answer);
    }

    @GetMapping
    @Operation(summary = "List the stock adjustments of a price, oldest first: who, when, how many and why")
    Flux<AdjustmentView> list(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        return PriceIds.of(id)
                .flatMap(book::find)
                .switchIfEmpty(Mono.error(PriceIds::noPrice))
                .flatMapMany(price -> adjustments.list(price.id(), Paging.of(limit, after)))
                .map(AdjustmentView::of);
    }

    private static Mono<AdjustmentView> answer(AdjustmentOutcome outcome) {
        return switch (outcome) {
            case AdjustmentOutcome.Adjusted(var adjustment) -> Mono.just(AdjustmentView.of(adjustment));
            case AdjustmentOutcome.NoSuchPrice _ -> Mono.error(PriceIds.noPrice());
            case AdjustmentOutcome.NotLimited _ ->
                Mono.error(Problem.of(ProblemType.WRONG_STATE, "The price is not limited by quantity.")
                        .signal());
            case AdjustmentOutcome.KeyReused _ -> Mono.error(Problem.keyReused().signal());
            case AdjustmentOutcome.Refused _ ->
                Mono.error(Problem.of(
                                ProblemType.TOO_FEW_UNITS,
                                "delta (expected: not below what is held or sold, and at least one unit in all)."
                                        + " Nothing was changed; another attempt needs a new Idempotency-Key.")
                        .signal());
        };
    }
}
