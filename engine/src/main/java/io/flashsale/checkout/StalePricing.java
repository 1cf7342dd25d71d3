package io.flashsale.checkout;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Nobody pays what they have not seen: the prices of this moment are those of the version that was seen. */
@Component
@Order(CheckoutActivity.STALE_PRICING)
class StalePricing implements CheckoutActivity {

    @Override
    public Mono<CheckoutOutcome> perform(Checkout checkout) {
        return checkout.cart().version() == checkout.seen()
                ? Mono.empty()
                : Mono.just(new CheckoutOutcome.Changed(checkout.priced()));
    }
}
