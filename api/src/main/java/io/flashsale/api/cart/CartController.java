package io.flashsale.api.cart;

import static io.flashsale.api.cart.CartParameters.cartId;
import static io.flashsale.api.cart.CartParameters.skuCode;
import static io.flashsale.api.cart.CartParameters.version;

import io.flashsale.account.TryKind;
import io.flashsale.api.account.TryGuard;
import io.flashsale.api.security.BuyerRule;
import io.flashsale.api.security.Shopper;
import io.flashsale.cart.Carts;
import io.flashsale.checkout.CheckOutCart;
import io.flashsale.shared.CustomerId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
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

    private static final String GUESTS = "guests";

    private final Carts carts;
    private final CheckOutCart checkOut;
    private final BuyerRule buyers;
    private final TryGuard guard;

    CartController(Carts carts, CheckOutCart checkOut, BuyerRule buyers, TryGuard guard) {
        this.carts = carts;
        this.buyers = buyers;
        this.checkOut = checkOut;
        this.guard = guard;
    }

    @PostMapping
    @Operation(
            summary = "Begin a cart; without a token it is a guest's",
            description = "Without a line it is soon forgotten, a guest's sooner than a customer's. 429 for an address"
                    + " that begins very many.")
    Mono<ResponseEntity<CartView>> create(
            @AuthenticationPrincipal @Nullable Shopper shopper,
            @RequestBody Mono<NewCartBody> body,
            ServerHttpRequest request) {
        String account = shopper == null ? GUESTS : shopper.id().value();
        return body.map(NewCartBody::toCurrency)
                .flatMap(currency ->
                        guard.counted(TryKind.CART, account, request, carts.create(customer(shopper), currency)))
                .map(cart -> CartAnswers.of(HttpStatus.CREATED, cart));
    }

    @GetMapping("/{id}")
    @Operation(summary = "Show a cart with the prices of this moment; what was another before is marked stale")
    Mono<ResponseEntity<CartView>> show(@AuthenticationPrincipal @Nullable Shopper shopper, @PathVariable String id) {
        return carts.find(cartId(id), customer(shopper))
                .map(cart -> CartAnswers.of(HttpStatus.OK, cart))
                .switchIfEmpty(Mono.error(CartAnswers::noCart));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Throw a cart away")
    Mono<Void> delete(@AuthenticationPrincipal @Nullable Shopper shopper, @PathVariable String id) {
        return carts.delete(cartId(id), customer(shopper))
                .flatMap(deleted -> deleted ? Mono.empty() : Mono.error(CartAnswers.noCart()));
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
                .flatMap(CartAnswers::of);
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
                .flatMap(CartAnswers::of);
    }

    @DeleteMapping("/{id}/items/{sku}")
    @Operation(summary = "Take a SKU out of a cart")
    Mono<ResponseEntity<CartView>> remove(
            @AuthenticationPrincipal @Nullable Shopper shopper,
            @PathVariable String id,
            @PathVariable String sku,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String seen) {
        return Mono.defer(() -> carts.remove(cartId(id), customer(shopper), version(seen), skuCode(sku)))
                .flatMap(CartAnswers::of);
    }

    @PutMapping("/{id}/owner")
    @Operation(summary = "Take a guest's cart over, after the login")
    Mono<ResponseEntity<CartView>> takeOver(
            @AuthenticationPrincipal Shopper shopper,
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String seen) {
        return Mono.defer(() -> carts.takeOver(cartId(id), shopper.id(), version(seen)))
                .flatMap(CartAnswers::of);
    }

    @PostMapping("/{id}/checkout")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Order a cart exactly as this version shows it, or not at all",
            description = "Units at limited prices are held, all of them or none. A cart becomes one order at most:"
                    + " repeat with the same If-Match until there is an answer.")
    Mono<CheckoutView> checkOut(
            @AuthenticationPrincipal Shopper shopper,
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String seen) {
        return Mono.justOrEmpty(buyers.refusal(shopper))
                .<CheckoutView>flatMap(refusal -> Mono.error(refusal.signal()))
                .switchIfEmpty(Mono.defer(() -> order(shopper, id, seen)));
    }

    private Mono<CheckoutView> order(Shopper shopper, String id, @Nullable String seen) {
        return checkOut.checkOut(cartId(id), shopper.id(), version(seen)).flatMap(CartAnswers::of);
    }

    private static @Nullable CustomerId customer(@Nullable Shopper shopper) {
        return shopper == null ? null : shopper.id();
    }
}
