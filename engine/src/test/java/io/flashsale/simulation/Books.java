package io.flashsale.simulation;

import io.flashsale.order.Applied;
import io.flashsale.order.Attempt;
import io.flashsale.order.LedgerBatch;
import io.flashsale.order.LoggedRecord;
import io.flashsale.order.Order;
import io.flashsale.order.OrderLine;
import io.flashsale.order.OrderRules;
import io.flashsale.order.OrderStatus;
import io.flashsale.order.PriceBalance;
import io.flashsale.order.Recordings.Recorded;
import io.flashsale.shared.OrderId;
import io.flashsale.shared.PriceDataId;
import io.flashsale.shared.Reference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The tables that the ledger writes, and its transaction: what {@code MySqlLedger} does in SQL. */
final class Books {

    private static final Set<OrderStatus> BOUGHT =
            Set.of(OrderStatus.CONFIRMED, OrderStatus.SHIPPED, OrderStatus.DELIVERED);

    private final OrderRules rules;
    private final boolean guarded;
    private final BooksCheck check;
    private final Map<OrderId, Order> orders = new TreeMap<>(Comparator.comparing(OrderId::value));
    private final Map<PriceDataId, Integer> offered;
    private final Map<PriceDataId, Integer> available;
    private final List<Usage> usages = new ArrayList<>();
    private final Map<Attempt, OrderId> recordings = new HashMap<>();

    /** @param guarded whether units that are not there are refused; not so is a mistake to be found */
    Books(OrderRules rules, Map<PriceDataId, Integer> offered, boolean guarded, BooksCheck check) {
        this.rules = rules;
        this.offered = offered;
        this.available = new HashMap<>(offered);
        this.guarded = guarded;
        this.check = check;
    }

    List<Applied> apply(List<LoggedRecord> records) {
        LedgerBatch batch = folded(records, null);
        if (!areThere(batch)) {
            batch = folded(records, available);
        }
        commit(batch);
        return batch.applied();
    }

    private LedgerBatch folded(List<LoggedRecord> records, @Nullable Map<PriceDataId, Integer> exact) {
        LedgerBatch batch = new LedgerBatch(rules, orders, recordings, exact);
        records.forEach(batch::add);
        return batch;
    }

    private boolean areThere(LedgerBatch batch) {
        return !guarded
                || batch.taken().entrySet().stream().allMatch(taken -> {
                    int left = available.getOrDefault(taken.getKey(), 0) - taken.getValue();
                    return left >= 0 && left <= offered.getOrDefault(taken.getKey(), 0);
                });
    }

    private void commit(LedgerBatch batch) {
        Map<OrderId, Order> before = new HashMap<>(orders);
        batch.created().forEach(order -> orders.put(order.id(), order));
        batch.changed().forEach(order -> orders.put(order.id(), order));
        batch.recordings().forEach((order, recording) -> recordings.put(recording.attempt(), order));
        batch.usages().forEach(this::record);
        batch.taken().forEach((price, units) -> available.merge(price, -units, Integer::sum));
        check.committed(before, this);
    }

    private void record(LedgerBatch.Usage usage) {
        if (usage.takenAt() == null) {
            usages.replaceAll(each -> each.order.equals(usage.order().id()) && each.archivedAt == null
                    ? each.archived(usage.archivedAt())
                    : each);
            return;
        }
        for (OrderLine line : usage.order().limitedLines()) {
            usages.add(new Usage(usage.order().id(), line.limitedPrice(), line.quantity(), usage.archivedAt()));
        }
    }

    Map<OrderId, Order> orders() {
        return orders;
    }

    Map<PriceDataId, Integer> offered() {
        return offered;
    }

    Map<PriceDataId, Integer> available() {
        return available;
    }

    List<Usage> usages() {
        return usages;
    }

    int units(PriceDataId price, Predicate<Order> which) {
        return orders.values().stream()
                .filter(which)
                .flatMap(order -> order.limitedLines().stream())
                .filter(line -> line.limitedPrice().equals(price))
                .mapToInt(OrderLine::quantity)
                .sum();
    }

    static boolean holdsUnits(Order order) {
        return order.status() == OrderStatus.PENDING_PAYMENT || isSold(order);
    }

    private static boolean isSold(Order order) {
        return isBought(order) || order.status() == OrderStatus.RECORDED;
    }

    /** Whether it is paid and has its units, wherever they are. */
    static boolean isBought(Order order) {
        return BOUGHT.contains(order.status());
    }

    int used(PriceDataId price) {
        return usages.stream()
                .filter(usage -> usage.price.equals(price) && usage.archivedAt == null)
                .mapToInt(Usage::units)
                .sum();
    }

    PriceBalance balance(PriceDataId price) {
        int units = offered.getOrDefault(price, 0);
        return new PriceBalance(
                price,
                units,
                units,
                available.getOrDefault(price, 0),
                used(price),
                0,
                units(price, order -> order.status() == OrderStatus.PENDING_PAYMENT),
                units(price, Books::isSold),
                units(price, order -> order.status() == OrderStatus.WAITLISTED));
    }

    @Nullable
    Recorded last(Reference transaction) {
        return recordings.entrySet().stream()
                .filter(each -> each.getKey().transaction().equals(transaction))
                .max(Comparator.comparingInt(each -> each.getKey().number()))
                .map(each -> recorded(each.getKey(), each.getValue(), transaction))
                .orElse(null);
    }

    private Recorded recorded(Attempt attempt, OrderId id, Reference transaction) {
        Instant rolledBackAt = usages.stream()
                .filter(usage -> isOf(transaction, usage.order))
                .map(Usage::archivedAt)
                .filter(at -> at != null)
                .max(Comparator.naturalOrder())
                .orElse(null);
        Order order = orders.get(id);
        return new Recorded(attempt, id, order.status(), order.fingerprint(), rolledBackAt);
    }

    private boolean isOf(Reference transaction, OrderId order) {
        return recordings.entrySet().stream()
                .anyMatch(each -> each.getValue().equals(order)
                        && each.getKey().transaction().equals(transaction));
    }

    /** A row of the audit trail. */
    record Usage(
            OrderId order,
            PriceDataId price,
            int units,
            @Nullable Instant archivedAt) {

        Usage archived(@Nullable Instant at) {
            return new Usage(order, price, units, at);
        }
    }
}
