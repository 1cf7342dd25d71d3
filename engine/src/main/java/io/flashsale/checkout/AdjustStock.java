package io.flashsale.checkout;

import io.flashsale.gate.StaleEpoch;
import io.flashsale.pricing.NewAdjustment;
import io.flashsale.pricing.PriceBook;
import io.flashsale.pricing.PriceData;
import io.flashsale.pricing.QuantityLimit.Limited;
import io.flashsale.pricing.QuantityLimit.Unlimited;
import io.flashsale.pricing.StockAdjustment;
import io.flashsale.pricing.StockAdjustments;
import io.flashsale.shared.Unavailable;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Units come to a limited price, or go, also while it is being sold. */
@Component
public class AdjustStock {

    private static final Duration LOOK_EVERY = Duration.ofMillis(50);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final PriceBook book;
    private final StockAdjustments adjustments;
    private final SettleAdjustment settle;
    private final CheckoutSettings settings;

    AdjustStock(PriceBook book, StockAdjustments adjustments, SettleAdjustment settle, CheckoutSettings settings) {
        this.book = book;
        this.adjustments = adjustments;
        this.settle = settle;
        this.settings = settings;
    }

    /**
     * Ends when MySQL and the gate act by it. Repeatable with the same key: it is decided once. An error means unknown:
     * what was written down is carried on within seconds, whether the caller repeats or not.
     */
    public Mono<AdjustmentOutcome> adjust(NewAdjustment wish) {
        return book.find(wish.price())
                .flatMap(price -> adjust(price, wish))
                .defaultIfEmpty(new AdjustmentOutcome.NoSuchPrice());
    }

    private Mono<AdjustmentOutcome> adjust(PriceData price, NewAdjustment wish) {
        return switch (price.limit()) {
            case Unlimited _ -> Mono.just(new AdjustmentOutcome.NotLimited());
            case Limited _ -> adjustments.note(wish).flatMap(noted -> decide(noted, wish));
        };
    }

    private Mono<AdjustmentOutcome> decide(StockAdjustment noted, NewAdjustment wish) {
        return noted.isOf(wish)
                ? settled(noted).map(AdjustStock::outcome)
                : Mono.just(new AdjustmentOutcome.KeyReused());
    }

    /** Waits while the sale is being loaded. */
    private Mono<StockAdjustment> settled(StockAdjustment noted) {
        return Mono.defer(() -> settle.once(noted))
                .retryWhen(Retry.fixedDelay(Long.MAX_VALUE, LOOK_EVERY).filter(StaleEpoch.class::isInstance))
                .timeout(settings.loadTimeout())
                .onErrorMap(TimeoutException.class, late -> new Unavailable("the sale is being loaded", PAUSE, late));
    }

    private static AdjustmentOutcome outcome(StockAdjustment settled) {
        return switch (settled.state()) {
            case APPLIED -> new AdjustmentOutcome.Adjusted(settled);
            case REFUSED -> new AdjustmentOutcome.Refused();
            case PENDING -> throw new IllegalStateException("adjustment " + settled.id() + " is still pending");
        };
    }
}
