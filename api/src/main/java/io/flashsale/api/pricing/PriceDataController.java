package io.flashsale.api.pricing;

import io.flashsale.api.json.Paging;
import io.flashsale.api.problem.Problem;
import io.flashsale.api.problem.ProblemType;
import io.flashsale.pricing.PriceBook;
import io.flashsale.pricing.PriceDataCreation;
import io.flashsale.pricing.ShowPrices;
import io.flashsale.shared.PriceDataId;
import io.flashsale.shared.PriceListId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Price data for the back office. */
@RestController
@RequestMapping("/api/admin/price-data")
@Tag(name = "Pricing")
class PriceDataController {

    private final PriceBook book;
    private final ShowPrices prices;

    PriceDataController(PriceBook book, ShowPrices prices) {
        this.book = book;
        this.prices = prices;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Set a price for a SKU in a price list, limited by quantity if wanted",
            description = "Of a list that a sale sells at most 1,000 prices are limited.")
    Mono<PriceDataView> create(@RequestBody Mono<NewPriceDataBody> body) {
        return body.map(NewPriceDataBody::toWish)
                .flatMap(wish -> book.create(wish.list(), wish.priceData()))
                .flatMap(PriceDataController::answer);
    }

    @GetMapping
    @Operation(summary = "List the prices of a price list with the quantities available now")
    Flux<PriceDataView> list(
            @RequestParam String priceListId,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        return prices.list(new PriceListId(priceListId), Paging.of(limit, after))
                .map(PriceDataView::of);
    }

    @GetMapping("/{id}")
    @Operation(summary = "Show a price with the quantity available now")
    Mono<PriceDataView> show(@PathVariable String id) {
        return PriceIds.of(id).flatMap(this::shown);
    }

    @PatchMapping("/{id}")
    @Operation(summary = "Edit the amount and the active window of a price; a time that is null takes that end away")
    Mono<PriceDataView> edit(@PathVariable String id, @RequestBody Mono<PriceDataChangeBody> body) {
        return body.map(PriceDataChangeBody::toChange)
                .flatMap(change -> PriceIds.of(id).flatMap(price -> book.change(price, change)))
                .switchIfEmpty(Mono.error(PriceIds::noPrice))
                .flatMap(changed -> shown(changed.id()));
    }

    private Mono<PriceDataView> shown(PriceDataId id) {
        return prices.find(id).map(PriceDataView::of).switchIfEmpty(Mono.error(PriceIds::noPrice));
    }

    private static Mono<PriceDataView> answer(PriceDataCreation outcome) {
        return switch (outcome) {
            case PriceDataCreation.Created(var priceData) -> Mono.just(PriceDataView.of(priceData));
            case PriceDataCreation.TooManyLimited _ ->
                Mono.error(Problem.of(
                                ProblemType.TOO_MANY_PRICES,
                                "limitedByQuantity: true (expected: false, as a sale sells at most "
                                        + PriceBook.MOST_LIMITED + " limited prices)")
                        .signal());
            case PriceDataCreation.AlreadyPriced _ ->
                Mono.error(Problem.of(
                                ProblemType.ALREADY_PRICED, "A price is created once; its quantities are never edited.")
                        .signal());
            case PriceDataCreation.NoSuchPriceList _ ->
                Mono.error(Problem.invalid("priceListId", "…", "the id of a price list that exists")
                        .signal());
            case PriceDataCreation.NoSuchSku _ ->
                Mono.error(Problem.invalid("sku", "…", "the code of a SKU in the catalog")
                        .signal());
        };
    }
}
