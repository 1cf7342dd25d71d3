package io.flashsale.api.sale;

import io.flashsale.api.json.Paging;
import io.flashsale.api.problem.Problem;
import io.flashsale.api.problem.ProblemType;
import io.flashsale.checkout.BalanceSheet;
import io.flashsale.checkout.RunSale;
import io.flashsale.pricing.PriceBook;
import io.flashsale.sale.ChangeOutcome;
import io.flashsale.sale.Sale;
import io.flashsale.sale.SaleChange;
import io.flashsale.sale.SaleCreation;
import io.flashsale.sale.Sales;
import io.flashsale.shared.SaleId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Sales for the back office. */
@RestController
@RequestMapping("/api/admin/sales")
@Tag(name = "Running sales")
class AdminSaleController {

    private final Sales sales;
    private final RunSale runSale;
    private final BalanceSheet balances;

    AdminSaleController(Sales sales, RunSale runSale, BalanceSheet balances) {
        this.sales = sales;
        this.runSale = runSale;
        this.balances = balances;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Create a sale, as a draft, of what a price list limits by quantity")
    Mono<AdminSaleView> create(@RequestBody Mono<NewSaleBody> body) {
        return body.map(NewSaleBody::toNewSale).flatMap(sales::create).flatMap(AdminSaleController::created);
    }

    @GetMapping
    @Operation(summary = "List sales, oldest first")
    Flux<AdminSaleView> list(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        return sales.list(Paging.of(limit, after)).map(AdminSaleView::of);
    }

    @PostMapping("/{id}/open")
    @Operation(summary = "Make a draft live: it sells within its window, at most 1,000 limited prices")
    Mono<AdminSaleView> open(@PathVariable String id) {
        return change(id, SaleChange.OPEN);
    }

    @PostMapping("/{id}/pause")
    @Operation(summary = "Sell nothing for now")
    Mono<AdminSaleView> pause(@PathVariable String id) {
        return change(id, SaleChange.PAUSE);
    }

    @PostMapping("/{id}/resume")
    @Operation(summary = "Sell again after a pause")
    Mono<AdminSaleView> resume(@PathVariable String id) {
        return change(id, SaleChange.RESUME);
    }

    @PostMapping("/{id}/close")
    @Operation(summary = "End a sale for good")
    Mono<AdminSaleView> close(@PathVariable String id) {
        return change(id, SaleChange.CLOSE);
    }

    @PostMapping("/{id}/load")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Load a live sale into the gate anew, from MySQL; nothing is sold for some seconds")
    Mono<Void> load(@PathVariable String id) {
        return runSale.loadAnew(new SaleId(id))
                .flatMap(found -> found ? Mono.empty() : Mono.error(AdminSaleController::noSale));
    }

    @GetMapping("/{id}/balance")
    @Operation(summary = "Where the units of a live sale are, in MySQL and at the gate")
    Mono<BalanceView> balance(@PathVariable String id) {
        return balances.of(new SaleId(id)).map(BalanceView::of).switchIfEmpty(Mono.error(AdminSaleController::noSale));
    }

    private Mono<AdminSaleView> change(String id, SaleChange change) {
        return runSale.change(new SaleId(id), change)
                .flatMap(outcome -> changed(change, outcome))
                .map(AdminSaleView::of);
    }

    private static Mono<AdminSaleView> created(SaleCreation outcome) {
        return switch (outcome) {
            case SaleCreation.Created(var sale) -> Mono.just(AdminSaleView.of(sale));
            case SaleCreation.NoSuchPriceList _ ->
                Mono.error(Problem.invalid("priceListId", "…", "the id of a price list that exists")
                        .signal());
            case SaleCreation.SlugTaken _ ->
                Mono.error(Problem.of(ProblemType.SLUG_TAKEN, "slug (expected: one that no other sale has)")
                        .signal());
            case SaleCreation.PriceListTaken _ ->
                Mono.error(Problem.of(ProblemType.PRICE_LIST_TAKEN, "priceListId (expected: a list that no sale sells)")
                        .signal());
        };
    }

    private static Mono<Sale> changed(SaleChange change, ChangeOutcome outcome) {
        return switch (outcome) {
            case ChangeOutcome.Changed(var sale) -> Mono.just(sale);
            case ChangeOutcome.NoSuchSale _ -> Mono.error(noSale());
            case ChangeOutcome.NothingToSell _ ->
                Mono.error(Problem.of(ProblemType.NOTHING_TO_SELL, "Add a price limited by quantity first.")
                        .signal());
            case ChangeOutcome.TooManyPrices _ ->
                Mono.error(Problem.of(
                                ProblemType.TOO_MANY_PRICES,
                                "priceListId (expected: a list with at most " + PriceBook.MOST_LIMITED
                                        + " prices limited by quantity)")
                        .with("most", PriceBook.MOST_LIMITED)
                        .signal());
            case ChangeOutcome.NotAllowed(var state) ->
                Mono.error(Problem.of(
                                ProblemType.WRONG_STATE,
                                "state: " + state + " (expected: one of " + change.from() + ")")
                        .with("state", state)
                        .signal());
        };
    }

    private static RuntimeException noSale() {
        return Problem.of(ProblemType.NOT_FOUND, "There is no such live sale.").signal();
    }
}
