package io.flashsale.api.cart;

import io.flashsale.api.problem.Problem;
import io.flashsale.api.problem.ProblemType;
import io.flashsale.api.security.Shopper;
import io.flashsale.cart.CartOutcome;
import io.flashsale.cart.Carts;
import io.flashsale.cart.PricedCart;
import io.flashsale.shared.CartId;
import io.flashsale.shared.CustomerId;
import io.flashsale.shared.InvalidInput;
import io.flashsale.shared.SkuCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Carts: a customer's own, or a guest's that is known by its id only. Each write names the version it has seen. */
@RestController
@RequestMapping("/api/carts")
@Tag(name = "Carts")
class CartController {

    private final Carts carts;

    CartController(Carts carts) {
        this.carts = carts;
    }

    @PostMapping
    @Operation(summary = "Begin a cart; without a token it is a guest's")
    Mono<ResponseEntity<CartView>> create(
            @AuthenticationPrincipal @Nullable Shopper shopper, @RequestBody Mono<NewCartBody> body) {
        return body.map(NewCartBody::toCurrency)
                .flatMap(currency -> carts.create(customer(shopper), currency))
                .map(cart -> answer(HttpStatus.CREATED, cart));
    }

    @GetMapping("/{id}")
    @Operation(summary = "Show a cart with the prices of this moment; what was another before is marked stale")
    Mono<ResponseEntity<CartView>> show(@AuthenticationPrincipal @Nullable Shopper shopper, @PathVariable String id) {
        return carts.find(cartId(id), customer(shopper))
                .map(cart -> answer(HttpStatus.OK, cart))
                .switchIfEmpty(Mono.error(CartController::noCart));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Throw a cart away")
    Mono<Void> delete(@AuthenticationPrincipal @Nullable Shopper shopper, @PathVariable String id) {
        return carts.delete(cartId(id), customer(shopper))
                .flatMap(deleted -> deleted ? Mono.empty() : Mono.error(noCart()));
    }

    @PostMapping("/{id}/items")
    @Operation(summary = "Put units of a SKU into a cart, to those that are in it")
    Mono<ResponseEntity<CartView>> add(
            @AuthenticationPrincipal @Nullable Shopper shopper,
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String seen,
            @RequestBody Mono<ItemBody> body) {
        return body.map(ItemBody::toLine)
                .flatMap(line -> carts.add(cartId(id), customer(shopper), version(seen), line))
                .flatMap(CartController::answer);
    }

    @PatchMapping("/{id}/items/{sku}")
    @Operation(summary = "Set how many units of a SKU a cart has")
    Mono<ResponseEntity<CartView>> change(
            @AuthenticationPrincipal @Nullable Shopper shopper,
            @PathVariable String id,
            @PathVariable String sku,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String seen,
            @RequestBody Mono<QuantityBody> body) {
        return body.map(quantity -> quantity.of(skuCode(sku)))
                .flatMap(line -> carts.change(cartId(id), customer(shopper), version(seen), line))
                .flatMap(CartController::answer);
    }

    @DeleteMapping("/{id}/items/{sku}")
    @Operation(summary = "Take a SKU out of a cart")
    Mono<ResponseEntity<CartView>> remove(
            @AuthenticationPrincipal @Nullable Shopper shopper,
            @PathVariable String id,
            @PathVariable String sku,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String seen) {
        return Mono.defer(() -> carts.remove(cartId(id), customer(shopper), version(seen), skuCode(sku)))
                .flatMap(CartController::answer);
    }

    @PutMapping("/{id}/owner")
    @Operation(summary = "Take a guest's cart over, after the login")
    Mono<ResponseEntity<CartView>> takeOver(
            @AuthenticationPrincipal Shopper shopper,
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String seen) {
        return Mono.defer(() -> carts.takeOver(cartId(id), shopper.id(), version(seen)))
                .flatMap(CartController::answer);
    }

    private static Mono<ResponseEntity<CartView>> answer(CartOutcome outcome) {
        return switch (outcome) {
            case CartOutcome.Done(var cart) -> Mono.just(answer(HttpStatus.OK, cart));
            case CartOutcome.NoSuchCart _ -> Mono.error(noCart());
            case CartOutcome.OtherVersion(var now) -> Mono.error(changed(now));
            case CartOutcome.NoSuchSku _ ->
                Mono.error(Problem.invalid("sku", "…", "the code of a SKU in the catalog")
                        .signal());
            case CartOutcome.NoSuchItem _ -> Mono.error(noItem());
        };
    }

    private static ResponseEntity<CartView> answer(HttpStatus status, PricedCart cart) {
        return ResponseEntity.status(status)
                .eTag("\"" + cart.cart().version() + "\"")
                .body(CartView.of(cart));
    }

    private static Throwable changed(PricedCart now) {
        return Problem.of(ProblemType.CART_CHANGED, "The cart, or a price in it, has changed since you saw it.")
                .with("cart", CartView.of(now))
                .signal();
    }

    private static RuntimeException noCart() {
        return Problem.of(ProblemType.NOT_FOUND, "There is no such cart.").signal();
    }

    private static RuntimeException noItem() {
        return Problem.of(ProblemType.NOT_FOUND, "The cart has no such item.").signal();
    }

    private static @Nullable CustomerId customer(@Nullable Shopper shopper) {
        return shopper == null ? null : shopper.id();
    }

    private static CartId cartId(String id) {
        try {
            return new CartId(id);
        } catch (InvalidInput _) {
            throw noCart();
        }
    }

    private static SkuCode skuCode(String sku) {
        try {
            return new SkuCode(sku);
        } catch (InvalidInput _) {
            throw noItem();
        }
    }

    /** The number in an entity tag such as {@code "7"}. */
    private static long version(@Nullable String seen) {
        String expected = "the ETag of the cart as you have seen it, such as \"7\"";
        if (seen == null || !seen.matches("\"\\d{1,18}\"")) {
            throw new InvalidInput(HttpHeaders.IF_MATCH, seen, expected);
        }
        return Long.parseLong(seen.substring(1, seen.length() - 1));
    }
}
