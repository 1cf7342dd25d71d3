package io.flashsale.cart.redis;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.ulid.UlidCreator;
import io.flashsale.cart.Cart;
import io.flashsale.cart.CartItem;
import io.flashsale.cart.CartLine;
import io.flashsale.cart.CartSettings;
import io.flashsale.development.DevelopmentServices;
import io.flashsale.platform.redis.RedisScripts;
import io.flashsale.shared.CartId;
import io.flashsale.shared.CustomerId;
import io.flashsale.shared.Money;
import io.flashsale.shared.PriceDataId;
import io.flashsale.shared.PriceListId;
import io.flashsale.shared.PriceType;
import io.flashsale.shared.SkuCode;
import io.flashsale.shared.UnitPrice;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

class RedisCartsIT {

    private static final String ID = "01ARZ3NDEKTSV4RRFFQ69G5FAV";
    private static final SkuCode SKU = new SkuCode("sku");
    private static final Duration LIFETIME = Duration.ofMinutes(10);
    private static final Duration GUESTS = Duration.ofMinutes(5);
    private static final Duration EMPTY = Duration.ofMinutes(1);
    private static final StatefulRedisConnection<String, String> CONNECTION = RedisClient.create(
                    DevelopmentServices.startRedis().endpoints().redisUri())
            .connect();

    private final CartId id = new CartId(UlidCreator.getUlid().toString());
    private final RedisCarts carts = new RedisCarts(
            new RedisScripts(CONNECTION.async()), CONNECTION.async(), new CartSettings(LIFETIME, GUESTS, EMPTY));

    @Test
    void isReadAsItWasSaved() {
        var priced = new CartItem(
                SKU, 10, UnitPrice.limited(Money.of("5.0000", "USD"), new PriceListId(ID), new PriceDataId(ID)));
        var base = new CartItem(SKU, 4, new UnitPrice(Money.of("50", "USD"), PriceType.basePrice, null, null, false));
        var none = new CartItem(SKU, 1, null);
        var cart = new Cart(
                id,
                0,
                new CustomerId(ID),
                Currency.getInstance("USD"),
                List.of(new CartLine(SKU, 15)),
                List.of(priced, base, none));

        var saved = carts.save(cart).block();

        assertThat(saved.version()).isEqualTo(1);
        assertThat(carts.find(id).block()).isEqualTo(saved);
    }

    @Test
    void ofManySavesOfOneVersionOneCounts() {
        var cart = carts.save(empty()).block();

        var saved = Flux.range(0, 50)
                .flatMap(_ -> carts.save(cart), 50)
                .collectList()
                .block();

        assertThat(saved).extracting(Cart::version).containsExactly(2L);
    }

    @Test
    void anOldVersionIsNotSavedAndChangesNothing() {
        var first = carts.save(empty()).block();
        var second = carts.save(first.plus(new CartLine(SKU, 1))).block();

        assertThat(carts.save(first.plus(new CartLine(SKU, 9))).blockOptional()).isEmpty();
        assertThat(carts.find(id).block()).isEqualTo(second);
    }

    @Test
    void livesSoLongAfterTheLastChangeAndNotAsLongWithoutALine() {
        var empty = carts.save(empty()).block();
        assertThat(millisLeft()).isBetween(1L, EMPTY.toMillis());

        var full = carts.save(empty.of(new CustomerId(ID)).plus(new CartLine(SKU, 1)))
                .block();
        assertThat(millisLeft()).isBetween(GUESTS.toMillis() + 1, LIFETIME.toMillis());

        carts.save(full.without(SKU)).block();
        assertThat(millisLeft()).isBetween(1L, EMPTY.toMillis());
    }

    @Test
    void aGuestsCartLivesLongOnceACustomerHasTakenItOver() {
        var guests = carts.save(empty().plus(new CartLine(SKU, 1))).block();
        assertThat(millisLeft()).isBetween(EMPTY.toMillis() + 1, GUESTS.toMillis());

        carts.save(guests.of(new CustomerId(ID))).block();
        assertThat(millisLeft()).isBetween(GUESTS.toMillis() + 1, LIFETIME.toMillis());
    }

    @Test
    void isSavedInARedisThatHasForgottenTheScript() {
        CONNECTION.sync().scriptFlush();

        assertThat(carts.save(empty()).block().version()).isEqualTo(1);
    }

    @Test
    void whatWasDeletedIsGone() {
        carts.save(empty()).block();

        carts.delete(id).block();

        assertThat(carts.find(id).blockOptional()).isEmpty();
    }

    private long millisLeft() {
        return CONNECTION.sync().pttl("{cart:" + id + "}");
    }

    private Cart empty() {
        return Cart.empty(id, null, Currency.getInstance("USD"));
    }
}
