package io.flashsale.order.mysql;

import io.flashsale.order.Applied;
import io.flashsale.order.Attempt;
import io.flashsale.order.Ledger;
import io.flashsale.order.LedgerBatch;
import io.flashsale.order.LoggedRecord;
import io.flashsale.order.Order;
import io.flashsale.order.OrderLine;
import io.flashsale.order.OrderRecord;
import io.flashsale.order.OrderRecord.OrderPlaced;
import io.flashsale.order.OrderRecord.OrderWaitlisted;
import io.flashsale.order.OrderRecord.UsageRecorded;
import io.flashsale.order.OrderRules;
import io.flashsale.platform.mysql.JsonRows;
import io.flashsale.platform.mysql.RefusedData;
import io.flashsale.platform.mysql.Transactions;
import io.flashsale.shared.OrderId;
import io.flashsale.shared.PriceDataId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import tools.jackson.core.JsonGenerator;

/**
 * One transaction a batch: lock and read the orders, decide in memory, write what changed, take the units last. When
 * MySQL does not have the units that the gate granted, the batch is done again with the prices under lock, order by
 * order.
 */
final class MySqlLedger implements Ledger {

    private final DatabaseClient database;
    private final Transactions transactions;
    private final OrderRules rules;
    private final LedgerWrites writes;

    MySqlLedger(DatabaseClient database, Transactions transactions, OrderRules rules, LedgerWrites writes) {
        this.database = database;
        this.transactions = transactions;
        this.rules = rules;
        this.writes = writes;
    }

    @Override
    public Mono<List<Applied>> apply(List<LoggedRecord> records) {
        return transactions
                .run(trusting(records))
                .onErrorResume(UnitsRefused.class, _ -> transactions.run(exactly(records)))
                .onErrorMap(RefusedData::translate);
    }

    private Mono<List<Applied>> trusting(List<LoggedRecord> records) {
        return before(records)
                .map(before -> fold(records, new LedgerBatch(rules, before.orders, before.attempts, null)))
                .flatMap(this::write);
    }

    private Mono<List<Applied>> exactly(List<LoggedRecord> records) {
        return before(records)
                .flatMap(before -> available(records, before.orders)
                        .map(available ->
                                fold(records, new LedgerBatch(rules, before.orders, before.attempts, available))))
                .flatMap(this::write);
    }

    private static LedgerBatch fold(List<LoggedRecord> records, LedgerBatch batch) {
        records.forEach(batch::add);
        return batch;
    }

    private Mono<List<Applied>> write(LedgerBatch batch) {
        return writes.write(batch).thenReturn(batch.applied());
    }

    private Mono<Before> before(List<LoggedRecord> records) {
        return ordersBefore(records)
                .flatMap(orders -> attemptsBefore(records).map(attempts -> new Before(orders, attempts)));
    }

    private Mono<Map<OrderId, Order>> ordersBefore(List<LoggedRecord> records) {
        Set<String> ids = records.stream()
                .map(logged -> logged.record().order().value())
                .collect(Collectors.toCollection(TreeSet::new));
        String rows = JsonRows.of(ids, (json, id) -> json.writeString(id));
        return database.sql(LedgerStatements.LOCK_ORDERS)
                .bind("rows", rows)
                .map(row -> OrderRows.order(row, List.of()))
                .all()
                .collectList()
                .flatMap(this::withLines);
    }

    private Mono<Map<OrderId, Order>> withLines(List<Order> bare) {
        if (bare.isEmpty()) {
            return Mono.just(Map.of());
        }
        return Mono.just(bare)
                .flatMap(orders -> OrderLines.of(database, orders))
                .map(orders -> orders.stream().collect(Collectors.toMap(Order::id, order -> order)));
    }

    /** Not locked: of two transactions that write the same attempt one fails, and sees the other's when it repeats. */
    private Mono<Map<Attempt, OrderId>> attemptsBefore(List<LoggedRecord> records) {
        List<Attempt> wanted = records.stream()
                .map(LoggedRecord::record)
                .filter(UsageRecorded.class::isInstance)
                .map(record -> ((UsageRecorded) record).recording().attempt())
                .toList();
        return wanted.isEmpty()
                ? Mono.just(Map.of())
                : database.sql(LedgerStatements.ATTEMPTS)
                        .bind("rows", JsonRows.of(wanted, MySqlLedger::writeAttempt))
                        .map(row -> Map.entry(OrderRows.attempt(row), new OrderId(OrderRows.text(row, "order_id"))))
                        .all()
                        .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private static void writeAttempt(JsonGenerator json, Attempt attempt) {
        json.writeString(attempt.transaction().id().value());
        json.writeString(attempt.transaction().type());
        json.writeNumber(attempt.number());
    }

    private Mono<Map<PriceDataId, Integer>> available(List<LoggedRecord> records, Map<OrderId, Order> before) {
        Stream<Order> known = before.values().stream();
        Stream<PriceDataId> ofKnown =
                known.flatMap(order -> order.limitedLines().stream()).map(OrderLine::limitedPrice);
        Stream<PriceDataId> ofNew = records.stream().flatMap(logged -> prices(logged.record()));
        Set<String> ids =
                Stream.concat(ofKnown, ofNew).map(PriceDataId::value).collect(Collectors.toCollection(TreeSet::new));
        return database.sql(LedgerStatements.LOCK_PRICES)
                .bind("rows", JsonRows.of(ids, (json, id) -> json.writeString(id)))
                .map(row -> Map.entry(
                        new PriceDataId(OrderRows.text(row, "id")),
                        Objects.requireNonNull(row.get("available_quantity", Integer.class))))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private static Stream<PriceDataId> prices(OrderRecord record) {
        return switch (record) {
            case OrderPlaced placed -> placed.draft().limitedLines().stream().map(OrderLine::limitedPrice);
            case OrderWaitlisted waitlisted ->
                waitlisted.draft().limitedLines().stream().map(OrderLine::limitedPrice);
            case UsageRecorded recorded ->
                recorded.draft().limitedLines().stream().map(OrderLine::limitedPrice);
            default -> Stream.empty();
        };
    }

    /** What MySQL has of the orders and attempts that a batch speaks of. */
    private record Before(Map<OrderId, Order> orders, Map<Attempt, OrderId> attempts) {}
}
