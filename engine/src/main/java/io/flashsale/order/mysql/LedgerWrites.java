package io.flashsale.order.mysql;

import io.flashsale.order.LedgerBatch;
import io.flashsale.order.LedgerBatch.Usage;
import io.flashsale.order.LoggedRecord;
import io.flashsale.order.Order;
import io.flashsale.order.OrderLine;
import io.flashsale.order.OrderPayment;
import io.flashsale.order.Recording;
import io.flashsale.order.Shipment;
import io.flashsale.platform.Ids;
import io.flashsale.platform.mysql.JsonRows;
import io.flashsale.shared.OrderId;
import io.flashsale.shared.PriceDataId;
import io.flashsale.shared.Reference;
import io.flashsale.shared.ReferenceId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.JsonGenerator;

/**
 * Tells MySQL what a batch changed: a statement per table, the guarded units last, so that the hot rows are locked
 * shortly.
 */
final class LedgerWrites {

    private final DatabaseClient database;
    private final Ids ids;

    LedgerWrites(DatabaseClient database, Ids ids) {
        this.database = database;
        this.ids = ids;
    }

    /** Signals {@link UnitsRefused} when a guard refuses; the transaction must then be rolled back. */
    Mono<Void> write(LedgerBatch batch) {
        return Mono.defer(() -> create(batch))
                .then(Mono.defer(() -> change(batch)))
                .then(Mono.defer(() -> recordUsages(batch)))
                .then(Mono.defer(() -> takeUnits(batch)));
    }

    private Mono<Void> create(LedgerBatch batch) {
        List<Order> orders = batch.created();
        if (orders.isEmpty()) {
            return Mono.empty();
        }
        List<NumberedLine> lines = new ArrayList<>(orders.size());
        for (Order order : orders) {
            for (int i = 0; i < order.lines().size(); i++) {
                lines.add(new NumberedLine(order, i + 1, order.lines().get(i)));
            }
        }
        String orderRows = JsonRows.of(orders, (json, order) -> writeOrder(json, order, batch.lastChange(order)));
        return run(LedgerStatements.INSERT_ORDERS, orderRows)
                .then(run(LedgerStatements.INSERT_LINES, JsonRows.of(lines, LedgerWrites::writeLine)))
                .then(Mono.defer(() -> nameRecordings(batch)));
    }

    private Mono<Void> nameRecordings(LedgerBatch batch) {
        Map<OrderId, Recording> recordings = batch.recordings();
        return recordings.isEmpty()
                ? Mono.empty()
                : run(
                        LedgerStatements.INSERT_RECORDINGS,
                        JsonRows.of(recordings.entrySet(), LedgerWrites::writeRecording));
    }

    private Mono<Void> change(LedgerBatch batch) {
        List<Order> orders = batch.changed();
        if (orders.isEmpty()) {
            return Mono.empty();
        }
        return run(LedgerStatements.UPDATE_ORDERS, JsonRows.of(orders, (json, order) -> {
            LoggedRecord last = batch.lastChange(order);
            json.writeString(order.id().value());
            json.writeString(order.status().name());
            writeTime(json, order.deadline());
            writePayment(json, order.payment());
            writeShipment(json, order.shipment());
            json.writeNumber(last.partition());
            json.writeNumber(last.offset());
        }));
    }

    private Mono<Void> recordUsages(LedgerBatch batch) {
        List<UsageOfLine> taken = new ArrayList<>();
        List<Usage> ended = new ArrayList<>();
        for (Usage usage : batch.usages()) {
            Instant takenAt = usage.takenAt();
            if (takenAt == null) {
                ended.add(usage);
            } else {
                Reference customer = customer(usage.order(), batch.recordings());
                usage.order()
                        .limitedLines()
                        .forEach(line -> taken.add(new UsageOfLine(usage, line, customer, takenAt)));
            }
        }
        Mono<Void> record = taken.isEmpty()
                ? Mono.empty()
                : run(LedgerStatements.INSERT_USAGES, JsonRows.of(taken, this::writeUsage));
        return ended.isEmpty() ? record : record.then(archive(ended));
    }

    private static Reference customer(Order order, Map<OrderId, Recording> recordings) {
        Recording recording = recordings.get(order.id());
        return recording == null
                ? new Reference(
                        Reference.CUSTOMER, new ReferenceId(order.customer().value()))
                : recording.customer();
    }

    private Mono<Void> archive(List<Usage> ended) {
        List<EndedLine> lines = ended.stream()
                .flatMap(usage -> usage.order().limitedLines().stream().map(line -> new EndedLine(usage, line)))
                .toList();
        return rowsUpdated(LedgerStatements.ARCHIVE_USAGES, JsonRows.of(ended, LedgerWrites::writeEndOfUsage))
                .filter(rows -> rows != lines.size())
                .flatMap(_ -> run(LedgerStatements.UNITS_LEAVE_PURGED, JsonRows.of(lines, LedgerWrites::writeEnded)));
    }

    private Mono<Void> takeUnits(LedgerBatch batch) {
        return Flux.fromIterable(batch.taken().entrySet())
                .concatMap(taken -> takeUnits(taken.getKey(), taken.getValue()))
                .then();
    }

    private Mono<Void> takeUnits(PriceDataId price, int units) {
        return database.sql(LedgerStatements.TAKE_UNITS)
                .bind("id", price.value())
                .bind("units", units)
                .fetch()
                .rowsUpdated()
                .flatMap(rows -> rows == 1 ? Mono.empty() : Mono.error(new UnitsRefused(price, units)));
    }

    private Mono<Void> run(String statement, String rows) {
        return rowsUpdated(statement, rows).then();
    }

    private Mono<Long> rowsUpdated(String statement, String rows) {
        return database.sql(statement).bind("rows", rows).fetch().rowsUpdated();
    }

    private static void writeOrder(JsonGenerator json, Order order, LoggedRecord last) {
        json.writeString(order.id().value());
        json.writeString(order.sale().value());
        json.writeString(order.customer().value());
        json.writeString(order.status().name());
        json.writeString(order.total().currency().getCurrencyCode());
        json.writeNumber(order.total().amount());
        writeTime(json, order.deadline());
        Long sequence = order.waitlistSequence();
        if (sequence == null) {
            json.writeNull();
        } else {
            json.writeNumber(sequence.longValue());
        }
        json.writeNumber(order.answerNumber());
        json.writeString(order.fingerprint());
        writeTime(json, order.placedAt());
        writePayment(json, order.payment());
        json.writeNumber(last.partition());
        json.writeNumber(last.offset());
    }

    private static void writePayment(JsonGenerator json, @Nullable OrderPayment payment) {
        writeText(json, payment == null ? null : payment.id().value());
        json.writeNumber(payment != null && payment.late() ? 1 : 0);
    }

    private static void writeShipment(JsonGenerator json, @Nullable Shipment shipment) {
        writeText(json, shipment == null ? null : shipment.parcel().carrier());
        writeText(json, shipment == null ? null : shipment.parcel().waybill());
        writeTime(json, shipment == null ? null : shipment.shippedAt());
        writeTime(json, shipment == null ? null : shipment.deliveredAt());
    }

    private static void writeLine(JsonGenerator json, NumberedLine numbered) {
        OrderLine line = numbered.line();
        json.writeString(numbered.order().id().value());
        json.writeNumber(numbered.number());
        json.writeString(line.sku().value());
        json.writeNumber(line.quantity());
        json.writeNumber(line.price().amount().amount());
        json.writeString(line.price().type().name());
        writeText(json, line.price().priceListText());
        writeText(json, line.price().priceDataText());
        json.writeNumber(line.price().limited() ? 1 : 0);
    }

    private void writeUsage(JsonGenerator json, UsageOfLine usage) {
        json.writeString(ids.at(usage.takenAt()));
        json.writeString(usage.line().limitedPrice().value());
        json.writeString(usage.customer().type());
        json.writeString(usage.customer().id().value());
        writeTransaction(json, usage.usage());
        json.writeNumber(usage.line().quantity());
        writeTime(json, usage.takenAt());
        writeEnd(json, usage.usage());
    }

    private static void writeRecording(JsonGenerator json, Map.Entry<OrderId, Recording> recorded) {
        Recording recording = recorded.getValue();
        json.writeString(recording.attempt().transaction().id().value());
        json.writeString(recording.attempt().transaction().type());
        json.writeNumber(recording.attempt().number());
        json.writeString(recorded.getKey().value());
        json.writeString(recording.customer().type());
        json.writeString(recording.customer().id().value());
    }

    private static void writeTransaction(JsonGenerator json, Usage usage) {
        Reference transaction = usage.transaction();
        json.writeString(transaction.type());
        json.writeString(transaction.id().value());
        json.writeNumber(usage.attemptNumber());
    }

    private static void writeEnd(JsonGenerator json, Usage usage) {
        writeTime(json, usage.archivedAt());
        writeText(json, usage.reason() == null ? null : usage.reason().name());
    }

    private static void writeEndOfUsage(JsonGenerator json, Usage usage) {
        writeTransaction(json, usage);
        writeEnd(json, usage);
    }

    private static void writeEnded(JsonGenerator json, EndedLine ended) {
        writeTransaction(json, ended.usage());
        json.writeString(ended.line().limitedPrice().value());
        json.writeNumber(ended.line().quantity());
    }

    private static void writeTime(JsonGenerator json, @Nullable Instant time) {
        writeText(json, OrderRows.time(time));
    }

    private static void writeText(JsonGenerator json, @Nullable String text) {
        if (text == null) {
            json.writeNull();
        } else {
            json.writeString(text);
        }
    }

    private record NumberedLine(Order order, int number, OrderLine line) {}

    private record EndedLine(Usage usage, OrderLine line) {}

    private record UsageOfLine(Usage usage, OrderLine line, Reference customer, Instant takenAt) {}
}
