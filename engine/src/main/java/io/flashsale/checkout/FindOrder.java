package io.flashsale.checkout;

import io.flashsale.gate.FirstAnswer;
import io.flashsale.gate.Gate;
import io.flashsale.gate.GateLine;
import io.flashsale.gate.GateLoading;
import io.flashsale.gate.Hold;
import io.flashsale.gate.HoldState;
import io.flashsale.gate.StoredHold;
import io.flashsale.gate.Unlogged;
import io.flashsale.order.DraftText;
import io.flashsale.order.Order;
import io.flashsale.order.OrderIds;
import io.flashsale.order.OrderLine;
import io.flashsale.order.OrderStatus;
import io.flashsale.order.Orders;
import io.flashsale.pricing.LimitedPrice;
import io.flashsale.sale.LiveSale;
import io.flashsale.sale.LiveSales;
import io.flashsale.shared.CustomerId;
import io.flashsale.shared.Money;
import io.flashsale.shared.OrderId;
import io.flashsale.shared.Unavailable;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Orders as seen from outside: from the ledger, or from the hold until the ledger has them. */
@Component
public class FindOrder {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final Orders orders;
    private final DraftText drafts;
    private final Gate gate;
    private final GateLoading loading;
    private final Places places;
    private final LiveSales sales;
    private final Segments segments;

    FindOrder(
            Orders orders,
            DraftText drafts,
            Gate gate,
            GateLoading loading,
            Places places,
            LiveSales sales,
            Segments segments) {
        this.orders = orders;
        this.drafts = drafts;
        this.gate = gate;
        this.loading = loading;
        this.places = places;
        this.sales = sales;
        this.segments = segments;
    }

    /** A customer's own order, as {@link #find(OrderId)}; empty also when it is somebody else's. */
    public Mono<OrderView> find(CustomerId customer, OrderId id) {
        return find(id).filter(order -> order.customer().equals(customer));
    }

    /**
     * Anybody's order; one that waits is shown where it stands now, or where it joined while the gate cannot say.
     * {@link Unavailable} while it may be on its way to the ledger, and the gate has forgotten it.
     */
    public Mono<OrderView> find(OrderId id) {
        return asJoined(id).flatMap(this::inPlace);
    }

    /**
     * A customer's own order as the ledger has it. A purchase or an offer that it does not have yet is waited for
     * shortly; {@link Unavailable} if that does not do. An order that waits in line is shown as by {@link #find}.
     */
    public Mono<OrderView> committed(CustomerId customer, OrderId id) {
        Mono<OrderView> decided = inLedger(id).filter(order -> !order.waits());
        return decided.switchIfEmpty(find(customer, id)
                        .flatMap(seen -> seen.waits() ? Mono.just(seen) : Committed.soon("the order", decided)))
                .filter(order -> order.customer().equals(customer));
    }

    /** As {@link #find(OrderId)}, but an order that waits is shown where it joined, and the gate not asked. */
    Mono<OrderView> asJoined(OrderId id) {
        return inLedger(id)
                .switchIfEmpty(atGate(id))
                .switchIfEmpty(Mono.defer(() -> requireLoaded(id)).then(inLedger(id)));
    }

    private Mono<OrderView> inPlace(OrderView order) {
        return order.waits()
                ? places.of(order.sale(), List.of(order.id()))
                        .map(found -> order.at(found.get(order.id())))
                        .onErrorReturn(Unavailable.class, order)
                : Mono.just(order);
    }

    /** A load waits for the ledger: what the gate did not know before it is in the ledger afterwards. */
    private Mono<Void> requireLoaded(OrderId id) {
        return Flux.fromStream(() -> sales.known().filter(live -> maySell(live, id)))
                .concatMap(this::isLoaded)
                .all(loaded -> loaded)
                .onErrorMap(failure -> new Unavailable("nobody knows whether the sale is loaded", RETRY_AFTER, failure))
                .flatMap(all -> all
                        ? Mono.empty()
                        : Mono.error(new Unavailable("the sale is being loaded", RETRY_AFTER, null)));
    }

    private Mono<Boolean> isLoaded(LiveSale live) {
        return loading.loaded(segments.of(live))
                .zipWith(loading.identity())
                .map(found -> found.getT1().isLoadedInto(found.getT2())
                        && found.getT1().epoch() >= live.sale().epoch())
                .defaultIfEmpty(false);
    }

    /** Of these orders, at most {@value Orders#MOST_ORDERS_A_CALL}, those that the ledger has. */
    Flux<OrderView> inLedger(Collection<OrderId> ids) {
        return orders.find(ids).map(FindOrder::view);
    }

    private Mono<OrderView> inLedger(OrderId id) {
        return orders.find(id).map(FindOrder::view);
    }

    /** An order whose hold has ended is in the ledger by now: the ledger ended it. */
    private Mono<OrderView> atGate(OrderId id) {
        return hold(id).filter(found -> isOpen(found.stored.hold())).flatMap(this::view);
    }

    private Mono<OrderView> view(FoundHold found) {
        Hold hold = found.stored.hold();
        if (UsageRequest.isOrderOf(hold)) {
            return soonInLedger(hold.order());
        }
        Unlogged unlogged = found.stored.unlogged();
        if (unlogged != null) {
            return Mono.just(
                    view(found.sale, hold, drafts.read(unlogged.record()).lines()));
        }
        return Checkout.isOrderOf(hold)
                ? soonInLedger(hold.order())
                : lines(found).map(lines -> view(found.sale, hold, lines));
    }

    /** The gate knows some lines of a cart only; once the log has the order, only the ledger has them all. */
    private Mono<OrderView> soonInLedger(OrderId id) {
        return Committed.soon("the order", inLedger(id));
    }

    /** The hold of an order: its id begins with the opening time of its sale, so few sales come into question. */
    Mono<FoundHold> hold(OrderId id) {
        return Flux.fromStream(() -> sales.known().filter(live -> maySell(live, id)))
                .concatMap(live -> gate.find(segments.of(live), id).map(stored -> new FoundHold(live, stored)))
                .next();
    }

    private static boolean maySell(LiveSale live, OrderId id) {
        return id.value().startsWith(OrderIds.prefix(live.sale().opensAt()));
    }

    private static boolean isOpen(Hold hold) {
        return hold.state() == HoldState.HELD || hold.state() == HoldState.WAITLISTED;
    }

    private static OrderView view(Order order) {
        boolean awaitsPayment = order.status() == OrderStatus.PENDING_PAYMENT;
        boolean waits = order.status() == OrderStatus.WAITLISTED;
        return new OrderView(
                order.id(),
                order.sale(),
                order.customer(),
                order.status(),
                awaitsPayment ? order.deadline() : null,
                waits ? order.answerNumber() : null,
                order.total(),
                order.lines(),
                order.shipment());
    }

    /** Another process may have sold at a price that this one does not know yet. */
    private Mono<List<OrderLine>> lines(FoundHold found) {
        List<GateLine> lines = found.stored.hold().lines();
        return sales.findOrLook(
                        found.sale.sale().id(),
                        live -> live.hasAll(lines.stream().map(GateLine::price)))
                .switchIfEmpty(Mono.error(() -> new Unavailable("a price is not known yet", RETRY_AFTER, null)))
                .map(live -> lines.stream().map(line -> line(live, line)).toList());
    }

    private static OrderView view(LiveSale live, Hold hold, List<OrderLine> lines) {
        Money total = lines.stream().map(OrderLine::total).reduce(Money::plus).orElseThrow();
        boolean held = hold.state() == HoldState.HELD;
        Long position = hold.answer() instanceof FirstAnswer.Waitlisted(var joined) && !held ? joined : null;
        return new OrderView(
                hold.order(),
                live.sale().id(),
                hold.customer(),
                held ? OrderStatus.PENDING_PAYMENT : OrderStatus.WAITLISTED,
                held ? hold.deadline() : null,
                position,
                total,
                lines,
                null);
    }

    private static OrderLine line(LiveSale live, GateLine line) {
        LimitedPrice price = live.price(line.price()).orElseThrow();
        return new OrderLine(price.sku(), line.quantity(), live.unitPrice(price));
    }

    record FoundHold(LiveSale sale, StoredHold stored) {}
}
