package io.flashsale.api.sale;

import io.flashsale.sale.LiveSale;
import io.flashsale.sale.LiveSales;
import io.flashsale.sale.SaleLife;
import io.flashsale.sale.SalePhase;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
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
    private final SaleLife life;

    SaleController(LiveSales sales, SaleViews views, SaleLife life) {
        this.sales = sales;
        this.views = views;
        this.life = life;
    }

    @GetMapping
    @Operation(summary = "List the sales that are under way or to come, the first to open first")
    Flux<SaleView> list() {
        return Flux.fromStream(() -> sales.all().stream()
                        .filter(live -> life.now(live).phase() != SalePhase.CLOSED)
                        .sorted(BY_OPENING))
                .concatMap(views::of);
    }

    @GetMapping("/{sale}")
    @Operation(summary = "Show one sale, named by slug or id, with server time and the units left, which are coarse")
    Mono<SaleView> show(@PathVariable String sale) {
        return Mono.justOrEmpty(sales.find(sale))
                .switchIfEmpty(SalePath.id(sale).flatMap(id -> Mono.justOrEmpty(sales.find(id))))
                .flatMap(views::of)
                .switchIfEmpty(Mono.error(SalePath::noSale));
    }
}
