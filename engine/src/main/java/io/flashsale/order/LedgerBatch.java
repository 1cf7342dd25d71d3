package io.flashsale.order;

import io.flashsale.order.OrderRules.Step;
import io.flashsale.shared.OrderId;
import io.flashsale.shared.PriceDataId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Folds a batch of records over the orders they speak of, in memory, into the fewest changes that MySQL must be told.
 * The gate is trusted about units, unless the exact quantities are given: then an order that no longer fits is
 * rejected.
 */
public final class LedgerBatch {

    private final OrderRules rules;
    private final Map<OrderId, Order> before;
    private final @Nullable Map<PriceDataId, Integer> available;
    private final Map<OrderId, Order> after = new LinkedHashMap<>();
    private final Map<OrderId, LoggedRecord> lastChange = new HashMap<>();
    private final Map<OrderId, Usage> usages = new LinkedHashMap<>();
    private final SortedMap<PriceDataId, Integer> taken =
            new TreeMap<>((a, b) -> a.value().compareTo(b.value()));
    private final List<LoggedRecord> records = new ArrayList<>();
    private final List<Boolean> changes = new ArrayList<>();

    /**
     * @param before    the orders that the ledger has
     * @param available exact quantities under lock, or null to trust the gate
     */
    public LedgerBatch(OrderRules rules, Map<OrderId, Order> before, @Nullable Map<PriceDataId, Integer> available) {
        this.rules = rules;
        this.before = before;
        this.available = available == null ? null : new HashMap<>(available);
    }

    /** Applies the next record of the log. */
    public void add(LoggedRecord logged) {
        OrderId id = logged.record().order();
        Order current = current(id);
        Step step = rules.step(current, logged);
        if (step.units() == OrderRules.Units.TAKEN && lacksUnits(step.order())) {
            step = step.rejected();
        }
        Order next = step.order();
        records.add(logged);
        if (next == null || next == current) {
            changes.add(false);
            return;
        }
        changes.add(true);
        after.put(id, next);
        lastChange.put(id, logged);
        move(next, step.units(), logged.loggedAt());
    }

    private @Nullable Order current(OrderId id) {
        Order changed = after.get(id);
        return changed != null ? changed : before.get(id);
    }

    private boolean lacksUnits(@Nullable Order order) {
        Map<PriceDataId, Integer> exact = available;
        return exact != null
                && order != null
                && order.limitedLines().stream()
                        .anyMatch(line -> exact.getOrDefault(line.limitedPrice(), 0) < line.quantity());
    }

    private void move(Order order, OrderRules.Units units, Instant at) {
        switch (units) {
            case STAY -> {}
            case TAKEN -> {
                count(order, 1);
                usages.put(order.id(), new Usage(order, at, null));
            }
            case GIVEN_BACK -> {
                count(order, -1);
                usages.merge(order.id(), new Usage(order, null, at), Usage::archivedAsIn);
            }
        }
    }

    private void count(Order order, int sign) {
        for (OrderLine line : order.limitedLines()) {
            taken.merge(line.limitedPrice(), sign * line.quantity(), Integer::sum);
            if (available != null) {
                available.merge(line.limitedPrice(), -sign * line.quantity(), Integer::sum);
            }
        }
    }

    /** Orders that the ledger did not have, as they are now. */
    public List<Order> created() {
        return after.values().stream()
                .filter(order -> !before.containsKey(order.id()))
                .toList();
    }

    /** Orders that the ledger had, where something changed. */
    public List<Order> changed() {
        return after.values().stream()
                .filter(order -> before.containsKey(order.id()))
                .toList();
    }

    /** The record that changed an order last. */
    public LoggedRecord lastChange(Order order) {
        return Objects.requireNonNull(lastChange.get(order.id()));
    }

    public Collection<Usage> usages() {
        return usages.values();
    }

    /** Units taken less units given back per price, sorted by price, without the zeros. */
    public SortedMap<PriceDataId, Integer> taken() {
        SortedMap<PriceDataId, Integer> net = new TreeMap<>(taken);
        net.values().removeIf(units -> units == 0);
        return net;
    }

    /** For each record what came of it. */
    public List<Applied> applied() {
        List<Applied> applied = new ArrayList<>(records.size());
        for (int i = 0; i < records.size(); i++) {
            LoggedRecord logged = records.get(i);
            applied.add(new Applied(logged, current(logged.record().order()), changes.get(i)));
        }
        return applied;
    }

    /**
     * A usage of units by an order.
     *
     * @param takenAt    null when the usage detail stands in MySQL already
     * @param archivedAt null while the units stay with the order
     */
    public record Usage(
            Order order,
            @Nullable Instant takenAt,
            @Nullable Instant archivedAt) {

        Usage archivedAsIn(Usage later) {
            return new Usage(order, takenAt, later.archivedAt);
        }
    }
}
