package io.flashsale.checkout;

import io.flashsale.gate.FirstAnswer;
import io.flashsale.gate.GateLine;
import io.flashsale.gate.GateLoading;
import io.flashsale.gate.GateLoading.Offered;
import io.flashsale.gate.Hold;
import io.flashsale.gate.HoldState;
import io.flashsale.gate.Segment;
import io.flashsale.gate.SegmentRules;
import io.flashsale.gate.SegmentState;
import io.flashsale.order.LogProgress;
import io.flashsale.order.Order;
import io.flashsale.order.OrderLine;
import io.flashsale.order.Orders;
import io.flashsale.platform.Leases;
import io.flashsale.platform.Metric;
import io.flashsale.pricing.StockAdjustment;
import io.flashsale.pricing.StockAdjustments;
import io.flashsale.registration.LoadRegistrations;
import io.flashsale.sale.LiveSale;
import io.flashsale.sale.LiveSales;
import io.flashsale.sale.Sale;
import io.flashsale.sale.SaleRules;
import io.flashsale.sale.SaleState;
import io.flashsale.sale.Sales;
import io.flashsale.shared.AdjustmentId;
import io.flashsale.shared.PriceDataId;
import io.flashsale.shared.SaleId;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Loads a sale into Redis under a new epoch, from what MySQL has once the ledger has applied the whole log. Until then
 * the sale is fenced. One process does it; if two should, the higher epoch wins.
 */
@Component
class LoadSale {

    private static final Logger LOG = LoggerFactory.getLogger(LoadSale.class);

    private final Sales sales;
    private final LiveSales liveSales;
    private final GateLoading gate;
    private final Orders orders;
    private final StockAdjustments adjustments;
    private final LoadRegistrations registrations;
    private final LogProgress log;
    private final Leases leases;
    private final CheckoutSettings settings;
    private final MeterRegistry registry;

    LoadSale(
            Sales sales,
            LiveSales liveSales,
            GateLoading gate,
            Orders orders,
            StockAdjustments adjustments,
            LoadRegistrations registrations,
            LogProgress log,
            Leases leases,
            CheckoutSettings settings,
            MeterRegistry registry) {
        this.sales = sales;
        this.liveSales = liveSales;
        this.gate = gate;
        this.orders = orders;
        this.adjustments = adjustments;
        this.registrations = registrations;
        this.log = log;
        this.leases = leases;
        this.settings = settings;
        this.registry = registry;
    }

    /** Ends when the sale is open at the gate, or another process is at it. Does nothing if it is loaded already. */
    Mono<Void> load(SaleId id) {
        Mono<Sale> work = sales.find(id)
                .filterWhen(sale -> isMissing(head(sale)))
                .flatMap(sale -> sales.nextEpoch(sale.id(), sale.epoch()))
                .flatMap(sale -> gate.forget(head(sale))
                        .then(Mono.defer(() -> liveSales.withPrices(sale)))
                        .flatMap(this::loadUnderItsEpoch)
                        .thenReturn(sale))
                .timeout(settings.loadTimeout());
        return leases.whileHeld(lease(id), work)
                .doOnNext(sale -> LOG.info("sale {} loaded under epoch {}", sale.id(), sale.epoch()))
                .flatMap(_ -> liveSales.refresh());
    }

    /** Of whoever loads the sale, or removes it. */
    static String lease(SaleId id) {
        return "load-" + id;
    }

    /** All that is asked for before nobody is admitted any more; prices that are added until then are loaded, too. */
    private static Segment head(Sale sale) {
        return Segments.of(sale, List.of());
    }

    /** Looked at again under the lease: another process may just have loaded it. */
    private Mono<Boolean> isMissing(Segment segment) {
        return gate.loaded(segment)
                .zipWith(gate.identity())
                .map(found -> !found.getT1().isLoadedInto(found.getT2())
                        || found.getT1().epoch() != segment.epoch())
                .defaultIfEmpty(true);
    }

    private Mono<Void> loadUnderItsEpoch(LiveSale live) {
        Segment segment = Segments.of(live.sale(), live.prices());
        registry.counter(Metric.GATE_FENCES.id()).increment();
        return gate.loadScripts()
                .then(gate.fence(segment))
                .then(Mono.when(everythingInMySql(segment), registered(live.sale(), segment)))
                .then(gate.beginParts(segment))
                .then(writeParts(live, segment))
                .flatMap(lastSequence -> open(segment, lastSequence));
    }

    /** Before its first load a sale has no orders that could be on their way. */
    private Mono<Void> everythingInMySql(Segment segment) {
        return segment.epoch() == 1
                ? Mono.empty()
                : Mono.delay(settings.settleWait()).then(log.caughtUp());
    }

    /** While the load waits anyway, and nothing waits for the load. */
    private Mono<Void> registered(Sale sale, Segment segment) {
        return sale.registration() == null ? Mono.empty() : registrations.load(segment);
    }

    /** The highest sequence in the waitlist. */
    private Mono<Long> writeParts(LiveSale live, Segment segment) {
        return orders.snapshot(
                live.sale().id(),
                live.sale().opensAt(),
                segment.prices(),
                (available, found) -> gate.stock(segment, available)
                        .then(writeAdjustments(segment))
                        .then(writeOrders(segment, found)));
    }

    /** Those that the quantities of this very moment contain, or never will. */
    private Mono<Void> writeAdjustments(Segment segment) {
        return adjustments
                .decided(segment.prices())
                .buffer(GateLoading.MOST_HOLDS_A_PART)
                .concatMap(part -> gate.adjusted(segment, contributions(part)))
                .then();
    }

    private static Map<AdjustmentId, Integer> contributions(List<StockAdjustment> decided) {
        return decided.stream().collect(Collectors.toMap(StockAdjustment::id, StockAdjustment::contribution));
    }

    /**
     * Offers prices that were added to the list of a loaded sale. Of a price that the gate does not know nothing can
     * have been sold: all that MySQL has is there to be had.
     */
    Mono<Void> offer(LiveSale live) {
        Segment segment = Segments.of(live.sale(), live.prices());
        return orders.snapshot(
                        live.sale().id(),
                        live.sale().opensAt(),
                        segment.prices(),
                        (available, _) -> offered(segment, available))
                .flatMap(offered -> gate.offer(segment, offered));
    }

    private Mono<List<Offered>> offered(Segment segment, Map<PriceDataId, Integer> available) {
        return adjustments
                .decided(segment.prices())
                .collect(Collectors.groupingBy(StockAdjustment::price))
                .map(byPrice -> available.entrySet().stream()
                        .map(each -> new Offered(
                                each.getKey(),
                                each.getValue(),
                                contributions(byPrice.getOrDefault(each.getKey(), List.of()))))
                        .toList());
    }

    private Mono<Long> writeOrders(Segment segment, Flux<Order> found) {
        return found.filter(order -> order.limitedLines().stream()
                        .allMatch(line -> segment.prices().contains(line.limitedPrice())))
                .buffer(GateLoading.MOST_HOLDS_A_PART)
                .concatMap(part -> writePart(segment, part))
                .reduce(0L, Math::max);
    }

    private Mono<Long> writePart(Segment segment, List<Order> part) {
        long lastSequence = part.stream()
                .map(Order::waitlistSequence)
                .mapToLong(sequence -> sequence == null ? 0 : sequence)
                .max()
                .orElse(0);
        return gate.holds(segment, part.stream().map(LoadSale::hold).toList()).thenReturn(lastSequence);
    }

    private static Hold hold(Order order) {
        Long sequence = order.waitlistSequence();
        FirstAnswer answer = sequence == null
                ? new FirstAnswer.Held(Instant.ofEpochMilli(order.answerNumber()))
                : new FirstAnswer.Waitlisted(order.answerNumber());
        HoldState state = HoldStates.of(order.status());
        return new Hold(
                order.id(),
                order.customer(),
                state,
                state == HoldState.SETTLED && order.isPaidLate() ? Hold.RETAKEN : order.deadline(),
                sequence == null ? 0 : sequence,
                order.fingerprint(),
                answer,
                order.limitedLines().stream().map(LoadSale::line).toList());
    }

    private static GateLine line(OrderLine line) {
        return new GateLine(line.limitedPrice(), line.quantity());
    }

    /** State and rules as MySQL has them now: they may have changed while the sale was being loaded. */
    private Mono<Void> open(Segment segment, long lastSequence) {
        return sales.find(segment.sale())
                .zipWith(gate.identity())
                .flatMap(found -> gate.open(
                        segment,
                        rules(found.getT1(), lastSequence, found.getT2().runId())));
    }

    static SegmentRules rules(Sale sale, long lastSequence, String runId) {
        SaleRules rules = sale.rules();
        return new SegmentRules(
                segmentState(sale.state()),
                sale.opensAt(),
                sale.closesAt(),
                sale.registration() != null,
                rules.limitPerCustomer(),
                rules.hold(),
                rules.offer(),
                rules.tokensPerSecond(),
                rules.tokenBurst(),
                rules.waitlistCapacity(),
                lastSequence,
                runId);
    }

    static SegmentState segmentState(SaleState state) {
        return switch (state) {
            case OPEN -> SegmentState.OPEN;
            case PAUSED -> SegmentState.PAUSED;
            case CLOSED, DRAFT -> SegmentState.CLOSED;
        };
    }
}
