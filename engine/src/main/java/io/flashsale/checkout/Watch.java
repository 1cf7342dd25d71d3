package io.flashsale.checkout;

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

    /**
     * The ledger knows the position at the time of joining only.
     *
     * @param now null when the ledger does not have the order yet
     */
    synchronized void see(@Nullable OrderView now) {
        if (now == null) {
            return;
        }
        tell(now.waits() && last.waits() ? now.at(last.position()) : now);
    }

    /** @param position null when it does not stand in line */
    synchronized void moveTo(@Nullable Long position) {
        if (position != null && last.waits()) {
            tell(last.at(position));
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

    void end() {
        sink.complete();
    }
}
