package io.flashsale.checkout;

import io.flashsale.cart.Carts;
import io.flashsale.checkout.FindOrder.FoundHold;
import io.flashsale.gate.FirstAnswer;
import io.flashsale.gate.Hold;
import io.flashsale.sale.LiveSales;
import io.flashsale.shared.CartId;
import io.flashsale.shared.CustomerId;
import io.flashsale.shared.Unavailable;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A cart becomes an order: its activities one after the other, until one of them has an answer. */
@Component
public class CheckOutCart {

    private static final Logger LOG = LoggerFactory.getLogger(CheckOutCart.class);

    private final Carts carts;
    private final List<CheckoutActivity> activities;
    private final LiveSales sales;
    private final Segments segments;
    private final FindOrder orders;
    private final Decisions decisions;

    CheckOutCart(
            Carts carts,
            List<CheckoutActivity> activities,
            LiveSales sales,
            Segments segments,
            FindOrder orders,
            Decisions decisions) {
        this.carts = carts;
        this.activities = activities;
        this.sales = sales;
        this.segments = segments;
        this.orders = orders;
        this.decisions = decisions;
    }

    /**
     * Buys the cart exactly as this version shows it, or not at all; afterwards there is no cart any more. Repeatable:
     * a cart becomes one order at most. An error means unknown: repeat.
     */
    public Mono<CheckoutOutcome> checkOut(CartId cart, CustomerId customer, long seen) {
        return orderedBefore(cart, customer, seen)
                .switchIfEmpty(Mono.defer(() -> carts.find(cart, customer))
                        .flatMap(priced -> perform(new Checkout(priced, customer, seen))))
                .switchIfEmpty(Mono.defer(() -> orderedLongAgo(cart, customer)))
                .defaultIfEmpty(new CheckoutOutcome.NoSuchCart())
                .delayUntil(outcome -> isOrdered(outcome) ? forget(cart, customer) : Mono.empty());
    }

    private Mono<CheckoutOutcome> perform(Checkout checkout) {
        return Flux.fromIterable(activities)
                .concatMap(activity -> activity.perform(checkout))
                .next()
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("no activity has placed the order")));
    }

    /** Asked of the gate, which knows the order even if the answer was lost and the cart has changed since. */
    private Mono<CheckoutOutcome> orderedBefore(CartId cart, CustomerId customer, long seen) {
        return Flux.fromStream(sales::known)
                .concatMap(live -> orders.hold(Checkout.order(customer, live.sale(), cart)))
                .next()
                .flatMap(found -> answerAgain(found, Checkout.fingerprint(cart, seen)));
    }

    /** What a gate that is being loaded anew does not know, MySQL does. */
    private Mono<CheckoutOutcome> orderedLongAgo(CartId cart, CustomerId customer) {
        return Flux.fromStream(sales::known)
                .concatMap(live -> orders.find(customer, Checkout.order(customer, live.sale(), cart)))
                .next()
                .map(CheckOutCart::answerAgain);
    }

    private static CheckoutOutcome answerAgain(OrderView order) {
        Instant payBy = order.payBy();
        return payBy == null
                ? new CheckoutOutcome.OrderedBefore(order.id())
                : new CheckoutOutcome.Placed(order.id(), payBy);
    }

    private Mono<CheckoutOutcome> answerAgain(FoundHold found, String fingerprint) {
        Hold hold = found.stored().hold();
        boolean same = hold.fingerprint().equals(fingerprint);
        return decisions
                .appendUnlessLogged(segments.of(found.sale()), found.stored())
                .thenReturn(
                        same && hold.answer() instanceof FirstAnswer.Held(var payBy)
                                ? new CheckoutOutcome.Placed(hold.order(), payBy)
                                : new CheckoutOutcome.OrderedBefore(hold.order()));
    }

    private static boolean isOrdered(CheckoutOutcome outcome) {
        return outcome instanceof CheckoutOutcome.Placed || outcome instanceof CheckoutOutcome.OrderedBefore;
    }

    /** A cart that stays although it was ordered is forgotten at the next attempt, or by its lifetime. */
    private Mono<Boolean> forget(CartId cart, CustomerId customer) {
        return carts.delete(cart, customer).onErrorResume(Unavailable.class, away -> {
            LOG.warn("cart {} was ordered, but could not be deleted", cart, away);
            return Mono.empty();
        });
    }
}
