package io.flashsale.checkout;

import io.flashsale.gate.Place;
import io.flashsale.shared.OrderId;
import io.flashsale.shared.SaleId;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.FluxSink;

/** Somebody who looks at an order, and what they were told last. Whoever cannot follow misses all but the latest. */
final class Watch {

    private final FluxSink<OrderView> sink;
    private OrderView last;

    /** Tells the first state at once. */
    Watch(OrderView first, FluxSink<OrderView> sink) {
        this.sink = sink;
        this.last = first;
        pass(first);
    }

    OrderId order() {
        return last.id();
    }

    SaleId sale() {
        return last.sale();
    }

    synchronized boolean waits() {
        return last.waits();
    }

    synchronized boolean waitsBefore(int place) {
        Long position = last.position();
        return last.waits() && position != null && position < place;
    }

    /**
     * While the ledger says that the order waits, the gate knows more.
     *
     * @param now null when the ledger does not have the order yet
     */
    synchronized void see(@Nullable OrderView now) {
        if (now != null && !now.waits()) {
            tell(now);
        }
    }

    /** @param place null when the gate knows of none */
    synchronized void moveTo(@Nullable Place place) {
        if (last.waits()) {
            tell(last.at(place));
        }
    }

    private void tell(OrderView now) {
        if (!now.equals(last)) {
            last = now;
            pass(now);
        }
    }

    private void pass(OrderView state) {
        sink.next(state);
        if (state.status().isDecided()) {
            sink.complete();
        }
    }
}
