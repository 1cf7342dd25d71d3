package io.flashsale.api.pricing;

import io.flashsale.api.json.Paging;
import io.flashsale.pricing.PriceLists;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Price lists for the back office. */
@RestController
@RequestMapping("/api/admin/price-lists")
@Tag(name = "Pricing")
class PriceListController {

    private final PriceLists lists;

    PriceListController(PriceLists lists) {
        this.lists = lists;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Create a price list")
    Mono<PriceListView> create(@RequestBody Mono<NewPriceListBody> body) {
        return body.map(NewPriceListBody::toNewPriceList).flatMap(lists::create).map(PriceListView::of);
    }

    @GetMapping
    @Operation(summary = "List price lists, the winning ones first")
    Flux<PriceListView> list(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        return lists.list(Paging.of(limit, after)).map(PriceListView::of);
    }
}
