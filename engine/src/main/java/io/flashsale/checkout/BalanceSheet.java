package io.flashsale.checkout;

import io.flashsale.gate.GateBalance;
import io.flashsale.gate.UnitsAtGate;
import io.flashsale.order.LogProgress;
import io.flashsale.order.Orders;
import io.flashsale.order.PriceBalance;
import io.flashsale.sale.LiveSale;
import io.flashsale.sale.LiveSales;
import io.flashsale.shared.SaleId;
import io.flashsale.shared.Unavailable;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Adds up where the units of a sale are. */
@Component
public class BalanceSheet {

    /** 1,200,000 orders took 4 s of a processor on MariaDB, 8 s on MySQL, and several times that on a busy machine. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final LiveSales sales;
    private final Segments segments;
    private final Orders orders;
    private final GateBalance gate;
    private final LogProgress log;

    BalanceSheet(LiveSales sales, Segments segments, Orders orders, GateBalance gate, LogProgress log) {
        this.sales = sales;
        this.segments = segments;
        this.orders = orders;
        this.gate = gate;
        this.log = log;
    }

    /**
     * The balance of a live sale, by price; empty if there is no such sale, {@link Unavailable} while nobody can say.
     * Reads all of its orders, in portions and for at most a minute.
     */
    public Mono<Sheet> of(SaleId id) {
        return Mono.defer(() -> sales.isRead()
                        ? Mono.justOrEmpty(sales.find(id))
                        : Mono.<LiveSale>error(new Unavailable("the sales have not been read yet", RETRY_AFTER, null)))
                .flatMap(live -> log.lag().flatMap(lag -> prices(live).map(prices -> new Sheet(lag, prices))))
                .timeout(LONGEST, Mono.error(() -> new Unavailable("not added up in time", RETRY_AFTER, null)));
    }

    private Mono<List<Balance>> prices(LiveSale live) {
        return gate.units(segments.of(live))
                .flatMap(units -> ledger(live)
                        .map(price -> new Balance(price, units.getOrDefault(price.price(), UnitsAtGate.NONE)))
                        .collectList());
    }

    private Flux<PriceBalance> ledger(LiveSale live) {
        return orders.balance(
                live.sale().id(), live.sale().opensAt(), segments.of(live).prices());
    }

    /** Units that leaked or were minted, over all live sales, in MySQL. */
    Mono<Integer> imbalance() {
        return Flux.fromIterable(sales.all())
                .concatMap(live -> orders.imbalance(segments.of(live).prices()))
                .reduce(0, Integer::sum);
    }

    /** @param lag records of the log that the ledger has yet to apply */
    public record Sheet(long lag, List<Balance> prices) {}
}
