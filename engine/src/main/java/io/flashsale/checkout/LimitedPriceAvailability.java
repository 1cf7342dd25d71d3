package io.flashsale.checkout;

import io.flashsale.cart.CartItem;
import io.flashsale.cart.Carts;
import io.flashsale.gate.GateRequest;
import io.flashsale.order.OrderDraft;
import io.flashsale.sale.LiveSale;
import io.flashsale.sale.LiveSales;
import io.flashsale.shared.UnitPrice;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Holds all units that the cart shows at limited prices, in one call, or none: then the customer is shown the cart as
 * it is without them. It does not wait for units: others of the cart would wait with them.
 */
@Component
@Order(CheckoutActivity.LIMITED_PRICE_AVAILABILITY)
class LimitedPriceAvailability implements CheckoutActivity {

    private final LiveSales sales;
    private final Segments segments;
    private final Admission admission;
    private final Carts carts;

    LimitedPriceAvailability(LiveSales sales, Segments segments, Admission admission, Carts carts) {
        this.sales = sales;
        this.segments = segments;
        this.admission = admission;
        this.carts = carts;
    }

    @Override
    public Mono<CheckoutOutcome> perform(Checkout checkout) {
        List<CartItem> limited = checkout.limited();
        if (limited.isEmpty()) {
            return Mono.just(new CheckoutOutcome.NothingLimited());
        }
        if (limited.size() > GateRequest.MOST_LINES) {
            return Mono.just(new CheckoutOutcome.TooManyLimited(GateRequest.MOST_LINES));
        }
        Set<Optional<LiveSale>> selling = limited.stream().map(this::selling).collect(Collectors.toSet());
        if (selling.contains(Optional.<LiveSale>empty())) {
            return Mono.just(new CheckoutOutcome.Refused(new BuyOutcome.Closed()));
        }
        return selling.size() > 1
                ? Mono.just(new CheckoutOutcome.SeveralSales())
                : hold(checkout, selling.iterator().next().orElseThrow());
    }

    private Optional<LiveSale> selling(CartItem item) {
        UnitPrice price = Objects.requireNonNull(item.price());
        return sales.selling(price.limitedPrice());
    }

    private Mono<CheckoutOutcome> hold(Checkout checkout, LiveSale live) {
        OrderDraft draft = checkout.draft(live.sale());
        return admission.admit(segments.of(live), draft, false).flatMap(outcome -> switch (outcome) {
            case BuyOutcome.Placed(var order, var payBy) -> Mono.just(new CheckoutOutcome.Placed(order, payBy));
            case BuyOutcome.KeyReused _ -> Mono.just(new CheckoutOutcome.OrderedBefore(draft.id()));
            case BuyOutcome.SoldOut _ -> repriced(checkout);
            default -> Mono.just(new CheckoutOutcome.Refused(outcome));
        });
    }

    private Mono<CheckoutOutcome> repriced(Checkout checkout) {
        return carts.find(checkout.cart().id(), checkout.customer())
                .<CheckoutOutcome>map(CheckoutOutcome.Changed::new)
                .defaultIfEmpty(new CheckoutOutcome.NoSuchCart());
    }
}
