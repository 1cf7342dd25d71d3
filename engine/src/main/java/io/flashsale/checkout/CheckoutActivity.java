package io.flashsale.checkout;

import reactor.core.publisher.Mono;

/**
 * One step of a checkout. The steps go in the sequence of their {@link org.springframework.core.annotation.Order}: what
 * only looks comes first, what takes units comes as late as possible, right before the payment.
 */
interface CheckoutActivity {

    int ITEMS = 100;
    int STALE_PRICING = 200;
    int LIMITED_PRICE_AVAILABILITY = 300;

    /** Empty for the next step to follow; else the checkout ends so. */
    Mono<CheckoutOutcome> perform(Checkout checkout);
}
