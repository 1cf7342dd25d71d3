package io.flashsale.api.catalog;

import io.flashsale.api.json.Paging;
import io.flashsale.api.problem.Problem;
import io.flashsale.api.problem.ProblemType;
import io.flashsale.catalog.Products;
import io.flashsale.catalog.SkuCreation;
import io.flashsale.catalog.Skus;
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

/** Products and SKUs for the back office. */
@RestController
@RequestMapping("/api/admin")
@Tag(name = "Catalog")
class CatalogController {

    private final Products products;
    private final Skus skus;

    CatalogController(Products products, Skus skus) {
        this.products = products;
        this.skus = skus;
    }

    @PostMapping("/products")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Create a product")
    Mono<ProductView> createProduct(@RequestBody Mono<NewProductBody> body) {
        return body.map(NewProductBody::checkedName).flatMap(products::create).map(ProductView::of);
    }

    @PostMapping("/skus")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Create a SKU with its base price")
    Mono<SkuView> createSku(@RequestBody Mono<NewSkuBody> body) {
        return body.map(NewSkuBody::toSku).flatMap(skus::create).flatMap(CatalogController::answer);
    }

    @GetMapping("/skus")
    @Operation(summary = "List SKUs by code")
    Flux<SkuView> listSkus(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        return skus.list(Paging.of(limit, after)).map(SkuView::of);
    }

    private static Mono<SkuView> answer(SkuCreation outcome) {
        return switch (outcome) {
            case SkuCreation.Created(var sku) -> Mono.just(SkuView.of(sku));
            case SkuCreation.CodeTaken _ ->
                Mono.error(Problem.of(ProblemType.SKU_TAKEN, "Choose another code.")
                        .signal());
            case SkuCreation.NoSuchProduct _ ->
                Mono.error(Problem.invalid("productId", "…", "the id of a product that exists")
                        .signal());
        };
    }
}
