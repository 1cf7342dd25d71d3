package io.flashsale.cart;

import io.flashsale.platform.Ids;
import io.flashsale.pricing.PriceInfos;
import io.flashsale.shared.CartId;
import io.flashsale.shared.CustomerId;
import io.flashsale.shared.SkuCode;
import io.flashsale.shared.Unavailable;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Carts with the prices of this moment. Every write names the version that its author has seen, so that two tabs do not
 * overwrite each other; a price that changed makes a new version when the customer is shown it, so a version stands for
 * exactly what the customer saw.
 */
@Component
@EnableConfigurationProperties(PricingSettings.class)
public class Carts {

    private static final int TRIES = 5;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final CartStore store;
    private final PriceInfos prices;
    private final CartPricing pricing;
    private final Ids ids;

    Carts(CartStore store, PriceInfos prices, PricingSettings settings, Ids ids) {
        this.store = store;
        this.prices = prices;
        this.pricing = new CartPricing(settings.allowPartialQuantityForPriceLimitedByQuantity());
        this.ids = ids;
    }

    /** @param owner null for a guest */
    public Mono<PricedCart> create(@Nullable CustomerId owner, Currency currency) {
        return Mono.fromSupplier(() -> Cart.empty(new CartId(ids.nextUnguessable()), owner, currency))
                .flatMap(store::save)
                .map(saved -> new PricedCart(saved, Map.of(), List.of()));
    }

    /** With the prices of this moment; empty when there is none, or it is somebody else's. */
    public Mono<PricedCart> find(CartId id, @Nullable CustomerId customer) {
        return find(id, customer, TRIES);
    }

    private Mono<PricedCart> find(CartId id, @Nullable CustomerId customer, int tries) {
        if (tries == 0) {
            return Mono.error(() -> new Unavailable("the cart changes all the time", RETRY_AFTER, null));
        }
        return seen(id, customer)
                .flatMap(cart -> price(cart, cart))
                .flatMap(priced -> priced.isAsShown()
                        ? Mono.just(priced)
                        : save(priced).switchIfEmpty(Mono.defer(() -> find(id, customer, tries - 1))));
    }

    /** Adds units of a SKU to those that are there. */
    public Mono<CartOutcome> add(CartId id, @Nullable CustomerId customer, long version, CartLine more) {
        return write(id, customer, version, cart -> cart.plus(more));
    }

    /** Sets how many units of a SKU are wanted. */
    public Mono<CartOutcome> change(CartId id, @Nullable CustomerId customer, long version, CartLine line) {
        return write(id, customer, version, cart -> cart.line(line.sku()).isPresent() ? cart.with(line) : null);
    }

    public Mono<CartOutcome> remove(CartId id, @Nullable CustomerId customer, long version, SkuCode sku) {
        return write(id, customer, version, cart -> cart.line(sku).isPresent() ? cart.without(sku) : null);
    }

    /** Makes a guest's cart that of a customer, who has logged in; nobody else sees it from now on. */
    public Mono<CartOutcome> takeOver(CartId id, CustomerId customer, long version) {
        return write(id, customer, version, cart -> cart.of(customer));
    }

    /** False when there is none, or it is somebody else's. */
    public Mono<Boolean> delete(CartId id, @Nullable CustomerId customer) {
        return seen(id, customer)
                .flatMap(cart -> store.delete(id).thenReturn(true))
                .defaultIfEmpty(false);
    }

    /** @param change null if the cart lacks what is to be changed */
    private Mono<CartOutcome> write(
            CartId id, @Nullable CustomerId customer, long version, Function<Cart, @Nullable Cart> change) {
        return seen(id, customer)
                .flatMap(cart -> cart.version() == version ? write(cart, customer, change) : other(id, customer))
                .defaultIfEmpty(new CartOutcome.NoSuchCart());
    }

    private Mono<CartOutcome> write(Cart cart, @Nullable CustomerId customer, Function<Cart, @Nullable Cart> change) {
        Cart next = change.apply(cart);
        if (next == null) {
            return Mono.just(new CartOutcome.NoSuchItem());
        }
        return price(cart, next)
                .flatMap(priced -> priced.knowsAllSkus()
                        ? save(priced)
                                .<CartOutcome>map(CartOutcome.Done::new)
                                .switchIfEmpty(Mono.defer(() -> other(cart.id(), customer)))
                        : Mono.just(new CartOutcome.NoSuchSku()));
    }

    private Mono<CartOutcome> other(CartId id, @Nullable CustomerId customer) {
        return find(id, customer)
                .<CartOutcome>map(CartOutcome.OtherVersion::new)
                .defaultIfEmpty(new CartOutcome.NoSuchCart());
    }

    private Mono<Cart> seen(CartId id, @Nullable CustomerId customer) {
        return store.find(id).filter(cart -> cart.isSeenBy(customer));
    }

    private Mono<PricedCart> save(PricedCart priced) {
        return store.save(priced.cart()).map(priced::as);
    }

    private Mono<PricedCart> price(Cart before, Cart next) {
        Set<SkuCode> skus = next.lines().stream().map(CartLine::sku).collect(Collectors.toSet());
        return prices.of(skus, next.currency()).map(infos -> {
            Cart shown = next.shown(pricing.items(next.lines(), infos));
            return new PricedCart(shown, infos, stale(before, shown));
        });
    }

    /** Of the lines that nobody has changed, those that are priced or split otherwise than they were shown. */
    private static List<SkuCode> stale(Cart before, Cart shown) {
        return shown.lines().stream()
                .filter(before.lines()::contains)
                .map(CartLine::sku)
                .filter(sku -> !shown.itemsOf(sku).equals(before.itemsOf(sku)))
                .toList();
    }
}
