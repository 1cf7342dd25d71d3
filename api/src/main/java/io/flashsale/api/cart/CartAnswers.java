package io.flashsale.api.cart;

import io.flashsale.api.buy.BuyAnswers;
import io.flashsale.api.problem.Problem;
import io.flashsale.api.problem.ProblemType;
import io.flashsale.cart.CartOutcome;
import io.flashsale.cart.PricedCart;
import io.flashsale.checkout.CheckoutOutcome;
import io.flashsale.shared.SkuCode;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import reactor.core.publisher.Mono;

/** What a client is told of each outcome. */
final class CartAnswers {

    private CartAnswers() {}

    static Mono<ResponseEntity<CartView>> of(CartOutcome outcome) {
        return switch (outcome) {
            case CartOutcome.Done(var cart) -> Mono.just(of(HttpStatus.OK, cart));
            case CartOutcome.NoSuchCart _ -> Mono.error(noCart());
            case CartOutcome.OtherVersion(var now) -> Mono.error(changed(now).signal());
            case CartOutcome.NoSuchSku _ ->
                Mono.error(Problem.invalid("sku", "…", "the code of a SKU in the catalog")
                        .signal());
            case CartOutcome.NoSuchItem _ -> Mono.error(noItem());
        };
    }

    static ResponseEntity<CartView> of(HttpStatus status, PricedCart cart) {
        return ResponseEntity.status(status)
                .eTag("\"" + cart.cart().version() + "\"")
                .body(CartView.of(cart));
    }

    static Mono<CheckoutView> of(CheckoutOutcome outcome) {
        return outcome instanceof CheckoutOutcome.Placed(var order, var payBy)
                ? Mono.just(CheckoutView.placed(order, payBy))
                : Mono.error(problem(outcome).signal());
    }

    /** Of everything but an order that was placed. */
    private static Problem problem(CheckoutOutcome outcome) {
        return switch (outcome) {
            case CheckoutOutcome.Placed placed ->
                throw new IllegalArgumentException("outcome: " + placed + " (expected: a refusal)");
            case CheckoutOutcome.NoSuchCart _ -> noCartProblem();
            case CheckoutOutcome.OrderedBefore(var order) ->
                Problem.of(ProblemType.CART_ORDERED, "The cart has become an order, as it was then.")
                        .with("orderId", order.value());
            case CheckoutOutcome.StillOfAGuest _ ->
                notReady("The cart is still a guest's: take it over first (PUT …/owner).");
            case CheckoutOutcome.Empty _ -> notReady("The cart is empty.");
            case CheckoutOutcome.WithoutPrice(var skus) ->
                notReady("These SKUs have no price in the cart's currency.").with("skus", codes(skus));
            case CheckoutOutcome.Changed(var now) -> changed(now);
            case CheckoutOutcome.NothingLimited _ ->
                notReady("Nothing in the cart has a price that is limited by quantity: there is nothing to hold here.");
            case CheckoutOutcome.TooManyLimited(var most) ->
                notReady("An order may have " + most + " SKUs at limited prices.")
                        .with("most", most);
            case CheckoutOutcome.SeveralSales _ ->
                notReady("The limited prices in the cart are of several sales: buy one sale at a time.");
            case CheckoutOutcome.Refused(var why) -> BuyAnswers.problem(why);
        };
    }

    private static List<String> codes(List<SkuCode> skus) {
        return skus.stream().map(SkuCode::value).toList();
    }

    private static Problem notReady(String detail) {
        return Problem.of(ProblemType.CART_NOT_READY, detail);
    }

    private static Problem changed(PricedCart now) {
        return Problem.of(ProblemType.CART_CHANGED, "The cart, or a price in it, has changed since you saw it.")
                .with("cart", CartView.of(now));
    }

    static RuntimeException noCart() {
        return noCartProblem().signal();
    }

    private static Problem noCartProblem() {
        return Problem.of(ProblemType.NOT_FOUND, "There is no such cart.");
    }

    static RuntimeException noItem() {
        return Problem.of(ProblemType.NOT_FOUND, "The cart has no such item.").signal();
    }
}
