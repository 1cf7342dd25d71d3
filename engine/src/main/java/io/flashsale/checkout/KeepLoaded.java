package io.flashsale.checkout;

import io.flashsale.gate.GateLoading;
import io.flashsale.gate.GateLoading.LoadedSegment;
import io.flashsale.gate.GateLoading.RedisIdentity;
import io.flashsale.gate.Segment;
import io.flashsale.gate.StaleEpoch;
import io.flashsale.sale.LiveSale;
import io.flashsale.sale.LiveSales;
import io.flashsale.sale.Sale;
import io.flashsale.sale.Sales;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Holds Redis to what MySQL says about the live sales. When Redis has forgotten (other process, no scripts, no sale)
 * every sale it may have lost something of is dropped before the scripts come back, and then loaded anew, a few at
 * once: each load waits for what is on its way to the log.
 */
@Component
class KeepLoaded {

    private static final Logger LOG = LoggerFactory.getLogger(KeepLoaded.class);
    private static final int SALES_AT_ONCE = 8;

    private final Sales sales;
    private final LiveSales liveSales;
    private final Segments segments;
    private final GateLoading gate;
    private final LoadSale loadSale;

    KeepLoaded(Sales sales, LiveSales liveSales, Segments segments, GateLoading gate, LoadSale loadSale) {
        this.sales = sales;
        this.liveSales = liveSales;
        this.segments = segments;
        this.gate = gate;
        this.loadSale = loadSale;
    }

    /** Looks once. Repeatable. */
    Mono<Void> once() {
        return gate.identity().flatMap(identity -> looks(identity).flatMap(looks -> keep(identity, looks)));
    }

    private Mono<List<Look>> looks(RedisIdentity identity) {
        return Flux.fromIterable(liveSales.all())
                .concatMap(live -> gate.loaded(segments.of(live))
                        .map(loaded -> new Look(live, find(identity, live, loaded), loaded.state()))
                        .defaultIfEmpty(new Look(live, Finding.MISSING, "")))
                .collectList();
    }

    private static Finding find(RedisIdentity identity, LiveSale live, LoadedSegment loaded) {
        Sale sale = live.sale();
        if (loaded.isLoading() || loaded.epoch() < sale.epoch()) {
            return Finding.MISSING;
        }
        if (!identity.hasScripts() || !identity.runId().equals(loaded.runId())) {
            return Finding.FORGOTTEN;
        }
        boolean newerThanWeKnow = loaded.epoch() > sale.epoch();
        if (newerThanWeKnow) {
            return Finding.RIGHT;
        }
        if (!loaded.state().equals(LoadSale.segmentState(sale.state()).name())) {
            return Finding.OTHER_STATE;
        }
        return loaded.prices() < live.prices().size() ? Finding.FEWER_PRICES : Finding.RIGHT;
    }

    private Mono<Void> keep(RedisIdentity identity, List<Look> looks) {
        Mono<Void> dropForgotten = Flux.fromIterable(looks)
                .filter(look -> look.finding == Finding.FORGOTTEN)
                .concatMap(look -> gate.forget(segments.of(look.live)))
                .then();
        Mono<Void> scripts = identity.hasScripts() ? Mono.empty() : gate.loadScripts();
        Flux<Void> repairs = Flux.fromIterable(looks).flatMapDelayError(this::repair, SALES_AT_ONCE, 1);
        return dropForgotten.then(scripts).thenMany(repairs).then();
    }

    private Mono<Void> repair(Look look) {
        return switch (look.finding) {
            case RIGHT -> Mono.empty();
            case MISSING, FORGOTTEN -> {
                LOG.warn(
                        "sale {}: {} at the gate, loaded anew", look.live.sale().id(), look.finding);
                yield loadSale.load(look.live.sale().id());
            }
            case OTHER_STATE -> changeState(look);
            case FEWER_PRICES -> offer(look.live);
        };
    }

    private Mono<Void> offer(LiveSale live) {
        LOG.info("sale {}: prices were added, offered at the gate", live.sale().id());
        return loadSale.offer(live).onErrorComplete(StaleEpoch.class);
    }

    /**
     * As MySQL has it now: what we remember may be a second old, and somebody who closed the sale meanwhile told MySQL
     * first and then the gate, where we found it.
     */
    private Mono<Void> changeState(Look look) {
        Segment segment = segments.of(look.live);
        return sales.find(segment.sale())
                .map(sale -> LoadSale.segmentState(sale.state()))
                .filter(state -> !state.name().equals(look.foundState))
                .flatMap(state -> gate.changeState(segment, look.foundState, state))
                .onErrorComplete(StaleEpoch.class);
    }

    private enum Finding {
        RIGHT,
        OTHER_STATE,
        FEWER_PRICES,
        MISSING,
        FORGOTTEN
    }

    private record Look(LiveSale live, Finding finding, String foundState) {}
}
