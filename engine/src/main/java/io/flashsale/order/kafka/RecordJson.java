package io.flashsale.order.kafka;

import io.flashsale.order.ArchivalReason;
import io.flashsale.order.Attempt;
import io.flashsale.order.DraftText;
import io.flashsale.order.OrderDraft;
import io.flashsale.order.OrderLine;
import io.flashsale.order.OrderRecord;
import io.flashsale.order.OrderRecord.ConfirmedByAdmin;
import io.flashsale.order.OrderRecord.HoldExpired;
import io.flashsale.order.OrderRecord.OrderCancelled;
import io.flashsale.order.OrderRecord.OrderPlaced;
import io.flashsale.order.OrderRecord.OrderWaitlisted;
import io.flashsale.order.OrderRecord.UsageRecorded;
import io.flashsale.order.OrderRecord.UsageRolledBack;
import io.flashsale.order.OrderRecord.WaitlistClosed;
import io.flashsale.order.OrderRecord.WaitlistLeft;
import io.flashsale.order.OrderRecord.WaitlistPromoted;
import io.flashsale.order.Recording;
import io.flashsale.shared.CustomerId;
import io.flashsale.shared.Money;
import io.flashsale.shared.OrderId;
import io.flashsale.shared.PriceType;
import io.flashsale.shared.Reference;
import io.flashsale.shared.ReferenceId;
import io.flashsale.shared.SaleId;
import io.flashsale.shared.SkuCode;
import io.flashsale.shared.UnitPrice;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Records and drafts as JSON. Whatever cannot be read is an {@link IllegalArgumentException} that says why. */
final class RecordJson implements DraftText {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final ObjectWriter WRITER = JSON.writerFor(WireRecord.class);
    private static final ObjectReader READER = JSON.readerFor(WireRecord.class);
    private static final String DRAFT = "Draft";
    private static final long LAST_MILLIS =
            Instant.parse("2200-01-01T00:00:00Z").toEpochMilli();

    byte[] write(OrderRecord record) {
        return WRITER.writeValueAsBytes(wire(record));
    }

    OrderRecord read(byte[] json) {
        return record(parse(json));
    }

    @Override
    public String write(OrderDraft draft) {
        return WRITER.writeValueAsString(wire(DRAFT, draft, null, null, null, null));
    }

    @Override
    public OrderDraft read(String text) {
        return draft(parse(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static WireRecord parse(byte[] json) {
        try {
            WireRecord wire = READER.readValue(json);
            return required("record", wire);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not a record: " + e.getOriginalMessage(), e);
        }
    }

    private static WireRecord wire(OrderRecord record) {
        String kind = record.getClass().getSimpleName();
        return switch (record) {
            case OrderPlaced(var draft, var heldAt, var deadline) -> wire(kind, draft, heldAt, deadline, null, null);
            case OrderWaitlisted(var draft, var joinedAt, var position, var sequence) ->
                wire(kind, draft, joinedAt, null, position, sequence);
            case WaitlistPromoted(var order, var at, var deadline) -> wire(kind, order, at, deadline, null);
            case WaitlistLeft(var order, var at) -> wire(kind, order, at, null, null);
            case WaitlistClosed(var order, var at) -> wire(kind, order, at, null, null);
            case ConfirmedByAdmin(var order, var admin, var at) -> wire(kind, order, at, null, admin);
            case HoldExpired(var order, var deadline) -> wire(kind, order, null, deadline, null);
            case OrderCancelled(var order, var at) -> wire(kind, order, at, null, null);
            case UsageRecorded(var draft, var at) -> wire(kind, draft, at, null, null, null);
            case UsageRolledBack(var order, var attempt, var at, var reason) ->
                new WireRecord(
                        kind, order.value(), null, millis(at), null, null, null, null, wire(attempt), reason.name());
        };
    }

    private static WireRecord wire(
            String kind, OrderId order, @Nullable Instant at, @Nullable Instant deadline, @Nullable CustomerId by) {
        String who = by == null ? null : by.value();
        return new WireRecord(kind, order.value(), null, millis(at), millis(deadline), null, null, who, null, null);
    }

    private static WireRecord wire(
            String kind,
            OrderDraft order,
            @Nullable Instant at,
            @Nullable Instant deadline,
            @Nullable Long position,
            @Nullable Long sequence) {
        WireRecord.Draft draft = new WireRecord.Draft(
                order.sale().value(),
                order.customer().value(),
                order.fingerprint(),
                order.lines().getFirst().price().amount().currency().getCurrencyCode(),
                order.lines().stream().map(RecordJson::wire).toList(),
                wire(order.recording()));
        return new WireRecord(
                kind, order.id().value(), draft, millis(at), millis(deadline), position, sequence, null, null, null);
    }

    private static WireRecord.@Nullable Recording wire(@Nullable Recording recording) {
        return recording == null
                ? null
                : new WireRecord.Recording(
                        recording.customer().type(), recording.customer().id().value(), wire(recording.attempt()));
    }

    private static WireRecord.Attempt wire(Attempt attempt) {
        return new WireRecord.Attempt(
                attempt.transaction().type(), attempt.transaction().id().value(), attempt.number());
    }

    private static WireRecord.Line wire(OrderLine line) {
        UnitPrice price = line.price();
        return new WireRecord.Line(
                line.sku().value(),
                line.quantity(),
                price.amount().amount(),
                price.type().name(),
                price.priceListText(),
                price.priceDataText(),
                price.limited() ? null : false);
    }

    private static OrderRecord record(WireRecord wire) {
        return switch (required("kind", wire.kind())) {
            case "OrderPlaced" -> new OrderPlaced(draft(wire), at(wire), deadline(wire));
            case "OrderWaitlisted" ->
                new OrderWaitlisted(
                        draft(wire),
                        at(wire),
                        required("position", wire.position()),
                        required("sequence", wire.sequence()));
            case "WaitlistPromoted" -> new WaitlistPromoted(order(wire), at(wire), deadline(wire));
            case "WaitlistLeft" -> new WaitlistLeft(order(wire), at(wire));
            case "WaitlistClosed" -> new WaitlistClosed(order(wire), at(wire));
            case "ConfirmedByAdmin" ->
                new ConfirmedByAdmin(order(wire), new CustomerId(required("by", wire.by())), at(wire));
            case "HoldExpired" -> new HoldExpired(order(wire), deadline(wire));
            case "OrderCancelled" -> new OrderCancelled(order(wire), at(wire));
            case "UsageRecorded" -> new UsageRecorded(draft(wire), at(wire));
            case "UsageRolledBack" ->
                new UsageRolledBack(
                        order(wire),
                        attempt(required("attempt", wire.attempt())),
                        at(wire),
                        ArchivalReason.valueOf(required("reason", wire.reason())));
            default -> throw new IllegalArgumentException("kind: " + wire.kind() + " (expected: a kind of record)");
        };
    }

    private static OrderDraft draft(WireRecord wire) {
        WireRecord.Draft draft = required("draft", wire.draft());
        Currency currency = Currency.getInstance(required("currency", draft.currency()));
        return new OrderDraft(
                order(wire),
                new SaleId(required("sale", draft.sale())),
                new CustomerId(required("customer", draft.customer())),
                required("fingerprint", draft.fingerprint()),
                required("lines", draft.lines()).stream()
                        .map(line -> line(line, currency))
                        .toList(),
                draft.recording() == null ? null : recording(draft.recording()));
    }

    private static Recording recording(WireRecord.Recording recording) {
        return new Recording(
                reference(recording.customerType(), recording.customerId()),
                attempt(required("attempt", recording.attempt())));
    }

    private static Attempt attempt(WireRecord.Attempt attempt) {
        return new Attempt(reference(attempt.type(), attempt.id()), attempt.number());
    }

    private static Reference reference(@Nullable String type, @Nullable String id) {
        return new Reference(required("type", type), new ReferenceId(required("id", id)));
    }

    private static OrderLine line(WireRecord.Line line, Currency currency) {
        return new OrderLine(
                new SkuCode(required("sku", line.sku())),
                line.quantity(),
                price(line, new Money(required("unitPrice", line.unitPrice()), currency)));
    }

    private static UnitPrice price(WireRecord.Line line, Money amount) {
        return UnitPrice.stored(
                amount,
                PriceType.valueOf(required("priceType", line.priceType())),
                line.priceList(),
                line.priceData(),
                line.limited() == null);
    }

    private static OrderId order(WireRecord wire) {
        return new OrderId(required("order", wire.order()));
    }

    private static Instant at(WireRecord wire) {
        return time("at", wire.at());
    }

    private static Instant deadline(WireRecord wire) {
        return time("deadline", wire.deadline());
    }

    /** MariaDB would store 0000-00-00 for a time that it cannot hold, without a word. */
    private static Instant time(String field, @Nullable Long millis) {
        long given = required(field, millis);
        if (given < 0 || given > LAST_MILLIS) {
            throw new IllegalArgumentException(field + ": " + given + " (expected: a time from 1970 to 2200)");
        }
        return Instant.ofEpochMilli(given);
    }

    private static @Nullable Long millis(@Nullable Instant time) {
        return time == null ? null : time.toEpochMilli();
    }

    private static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException(field + ": null (expected: a value)");
        }
        return value;
    }
}
