package io.flashsale.order;

import io.flashsale.order.OrderRecord.FulfilmentCancelled;
import io.flashsale.order.OrderRecord.UsageRecorded;
import io.flashsale.order.OrderRecord.UsageRolledBack;
import io.flashsale.order.OrderRules.Step;
import io.flashsale.shared.OrderId;
import io.flashsale.shared.PriceDataId;
import io.flashsale.shared.Reference;
import io.flashsale.shared.ReferenceId;
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
    private final Map<Attempt, OrderId> attempts;
    private final Map<OrderId, Recording> recordings = new LinkedHashMap<>();
    private final SortedMap<PriceDataId, Integer> taken =
            new TreeMap<>((a, b) -> a.value().compareTo(b.value()));
    private final List<LoggedRecord> records = new ArrayList<>();
    private final List<Boolean> changes = new ArrayList<>();

    /**
     * @param before    the orders that the ledger has
     * @param attempts  those of the recordings in the batch that the ledger has, and the orders that they became
     * @param available exact quantities under lock, or null to trust the gate
     */
    public LedgerBatch(
            OrderRules rules,
            Map<OrderId, Order> before,
            Map<Attempt, OrderId> attempts,
            @Nullable Map<PriceDataId, Integer> available) {
        this.rules = rules;
        this.before = before;
        this.attempts = new HashMap<>(attempts);
        this.available = available == null ? null : new HashMap<>(available);
    }

    /** Applies the next record of the log. */
    public void add(LoggedRecord logged) {
        OrderId id = logged.record().order();
        Order current = current(id);
        Step step = rules.step(current, logged);
        if (current == null && logged.record() instanceof UsageRecorded recorded && !isFirstAt(recorded)) {
            step = step.outrun();
        }
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
        move(next, step.units(), logged);
    }

    /** Of two sales each may have granted another content of one transaction: the first in the log counts. */
    private boolean isFirstAt(UsageRecorded recorded) {
        Recording recording = recorded.recording();
        boolean first = attempts.putIfAbsent(recording.attempt(), recorded.order()) == null;
        if (first) {
            recordings.put(recorded.order(), recording);
        }
        return first;
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

    private void move(Order order, OrderRules.Units units, LoggedRecord logged) {
        Instant at = logged.loggedAt();
        Attempt attempt = attempt(logged.record());
        switch (units) {
            case STAY -> {}
            case TAKEN -> {
                count(order, 1);
                usages.put(order.id(), new Usage(order, attempt, at, null, null));
            }
            case GIVEN_BACK -> {
                count(order, -1);
                Usage ended = new Usage(order, attempt, null, at, reason(logged.record()));
                usages.merge(order.id(), ended, Usage::archivedAsIn);
            }
        }
    }

    private static @Nullable Attempt attempt(OrderRecord record) {
        return switch (record) {
            case UsageRecorded recorded -> recorded.recording().attempt();
            case UsageRolledBack rolledBack -> rolledBack.attempt();
            default -> null;
        };
    }

    private static ArchivalReason reason(OrderRecord record) {
        return switch (record) {
            case UsageRolledBack rolledBack -> rolledBack.reason();
            case FulfilmentCancelled _ -> ArchivalReason.ORDER_FULFILLMENT_CANCELLED;
            default -> ArchivalReason.CHECKOUT_ROLLBACK;
        };
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

    /** Attempts of other systems that the ledger did not have, by the orders that they became. */
    public Map<OrderId, Recording> recordings() {
        return recordings;
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
     * @param attempt    what another system records by it; null for a purchase
     * @param takenAt    null when the usage detail stands in MySQL already
     * @param archivedAt null while the units stay with the order, as the reason
     */
    public record Usage(
            Order order,
            @Nullable Attempt attempt,
            @Nullable Instant takenAt,
            @Nullable Instant archivedAt,
            @Nullable ArchivalReason reason) {

        Usage archivedAsIn(Usage later) {
            return new Usage(order, attempt, takenAt, later.archivedAt, later.reason);
        }

        /** What the units are used for, as the audit trail names it. */
        public Reference transaction() {
            return attempt == null
                    ? new Reference(Reference.CART, new ReferenceId(order.id().value()))
                    : attempt.transaction();
        }

        /** Counted from 1; for a purchase 0, or -1 for the units that it got again when it was paid late. */
        public int attemptNumber() {
            if (attempt != null) {
                return attempt.number();
            }
            OrderPayment payment = order.payment();
            return payment != null && payment.late() ? -1 : 0;
        }
    }
}
