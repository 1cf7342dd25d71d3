package io.flashsale.api.sale;

import io.flashsale.api.problem.Problem;
import io.flashsale.api.problem.ProblemType;
import io.flashsale.sale.LiveSale;
import io.flashsale.sale.LiveSales;
import io.flashsale.sale.SalePhase;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.Comparator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Sales for everybody, answered from memory. */
@RestController
@RequestMapping("/api/sales")
@Tag(name = "Sales")
class SaleController {

    private static final Comparator<LiveSale> BY_OPENING =
            Comparator.comparing(live -> live.sale().opensAt());

    private final LiveSales sales;
    private final SaleViews views;
    private final Clock clock;

    SaleController(LiveSales sales, SaleViews views, Clock clock) {
        this.sales = sales;
        this.views = views;
        this.clock = clock;
    }

    @GetMapping
    @Operation(summary = "List the sales that are under way or to come, the first to open first")
    Flux<SaleView> list() {
        return Flux.fromStream(() -> sales.all().stream()
                        .filter(live -> live.sale().phase(clock.instant()) != SalePhase.CLOSED)
                        .sorted(BY_OPENING))
                .concatMap(views::of);
    }

    @GetMapping("/{slug}")
    @Operation(summary = "Show one sale, with server time and the units left, which are coarse")
    Mono<SaleView> show(@PathVariable String slug) {
        return Mono.justOrEmpty(sales.find(slug))
                .flatMap(views::of)
                .switchIfEmpty(Mono.error(() -> Problem.of(ProblemType.NOT_FOUND, "There is no such sale.")
                        .signal()));
    }
}
