package io.flashsale.order.kafka;

import io.flashsale.order.DraftText;
import io.flashsale.order.OrderDraft;
import io.flashsale.order.OrderRecord;
import io.flashsale.order.OrderRecord.CashAgreed;
import io.flashsale.order.OrderRecord.ConfirmedByAdmin;
import io.flashsale.order.OrderRecord.EffectsMissed;
import io.flashsale.order.OrderRecord.FulfilmentCancelled;
import io.flashsale.order.OrderRecord.HoldExpired;
import io.flashsale.order.OrderRecord.OrderCancelled;
import io.flashsale.order.OrderRecord.OrderDelivered;
import io.flashsale.order.OrderRecord.OrderPlaced;
import io.flashsale.order.OrderRecord.OrderShipped;
import io.flashsale.order.OrderRecord.OrderWaitlisted;
import io.flashsale.order.OrderRecord.PaymentFailed;
import io.flashsale.order.OrderRecord.PaymentStarted;
import io.flashsale.order.OrderRecord.PaymentSucceeded;
import io.flashsale.order.OrderRecord.UnitsGone;
import io.flashsale.order.OrderRecord.UnitsRetaken;
import io.flashsale.order.OrderRecord.UsageRecorded;
import io.flashsale.order.OrderRecord.UsageRolledBack;
import io.flashsale.order.OrderRecord.WaitlistClosed;
import io.flashsale.order.OrderRecord.WaitlistLeft;
import io.flashsale.order.OrderRecord.WaitlistPromoted;
import io.flashsale.order.Parcel;
import io.flashsale.shared.OrderId;
import java.nio.charset.StandardCharsets;
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

    byte[] write(OrderRecord record) {
        return WRITER.writeValueAsBytes(wire(record));
    }

    OrderRecord read(byte[] json) {
        return record(parse(json));
    }

    @Override
    public String write(OrderDraft draft) {
        return WRITER.writeValueAsString(
                new NewWireRecord(DRAFT, draft.id()).draft(draft).build());
    }

    @Override
    public OrderDraft read(String text) {
        return WireDrafts.read(parse(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static WireRecord parse(byte[] json) {
        try {
            WireRecord wire = READER.readValue(json);
            return WireRecord.required("record", wire);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not a record: " + e.getOriginalMessage(), e);
        }
    }

    private static WireRecord wire(OrderRecord record) {
        NewWireRecord wire = new NewWireRecord(record.getClass().getSimpleName(), record.order());
        NewWireRecord said = switch (record) {
            case OrderPlaced(var draft, var at, var deadline) ->
                wire.draft(draft).at(at).deadline(deadline);
            case OrderWaitlisted(var draft, var at, var position, var sequence) ->
                wire.draft(draft).at(at).place(position, sequence);
            case WaitlistPromoted(var _, var at, var deadline) -> wire.at(at).deadline(deadline);
            case WaitlistLeft(var _, var at) -> wire.at(at);
            case WaitlistClosed(var _, var at) -> wire.at(at);
            case ConfirmedByAdmin(var _, var admin, var at) -> wire.at(at).by(admin);
            case HoldExpired(var _, var deadline) -> wire.deadline(deadline);
            case OrderCancelled(var _, var at) -> wire.at(at);
            case PaymentStarted(var _, var payment, var at, var deadline) ->
                wire.payment(payment).at(at).deadline(deadline);
            case PaymentSucceeded(var _, var payment, var at) ->
                wire.payment(payment).at(at);
            case CashAgreed(var _, var payment, var at) -> wire.payment(payment).at(at);
            case PaymentFailed(var _, var payment, var at, var last) ->
                wire.payment(payment).at(at).last(last);
            case UnitsRetaken(var _, var payment, var at) ->
                wire.payment(payment).at(at);
            case UnitsGone(var _, var payment, var at) -> wire.payment(payment).at(at);
            case FulfilmentCancelled(var _, var at) -> wire.at(at);
            case OrderShipped(var _, var parcel, var at) -> wire.at(at).parcel(parcel);
            case OrderDelivered(var _, var at) -> wire.at(at);
            case EffectsMissed(var _, var at) -> wire.at(at);
            case UsageRecorded(var draft, var at) -> wire.draft(draft).at(at);
            case UsageRolledBack(var _, var attempt, var at, var reason) ->
                wire.at(at).rollback(attempt, reason);
        };
        return said.build();
    }

    private static OrderRecord record(WireRecord wire) {
        String kind = wire.requiredKind();
        OrderId order = wire.orderId();
        return switch (kind) {
            case "OrderPlaced" -> new OrderPlaced(WireDrafts.read(wire), wire.time(), wire.until());
            case "OrderWaitlisted" ->
                new OrderWaitlisted(
                        WireDrafts.read(wire), wire.time(), wire.requiredPosition(), wire.requiredSequence());
            case "WaitlistPromoted" -> new WaitlistPromoted(order, wire.time(), wire.until());
            case "WaitlistLeft" -> new WaitlistLeft(order, wire.time());
            case "WaitlistClosed" -> new WaitlistClosed(order, wire.time());
            case "ConfirmedByAdmin" -> new ConfirmedByAdmin(order, wire.admin(), wire.time());
            case "HoldExpired" -> new HoldExpired(order, wire.until());
            case "OrderCancelled" -> new OrderCancelled(order, wire.time());
            case "PaymentStarted" -> new PaymentStarted(order, wire.paymentId(), wire.time(), wire.until());
            case "PaymentSucceeded" -> new PaymentSucceeded(order, wire.paymentId(), wire.time());
            case "CashAgreed" -> new CashAgreed(order, wire.paymentId(), wire.time());
            case "PaymentFailed" -> new PaymentFailed(order, wire.paymentId(), wire.time(), wire.wasLast());
            case "UnitsRetaken" -> new UnitsRetaken(order, wire.paymentId(), wire.time());
            case "UnitsGone" -> new UnitsGone(order, wire.paymentId(), wire.time());
            case "FulfilmentCancelled" -> new FulfilmentCancelled(order, wire.time());
            case "OrderShipped" -> new OrderShipped(order, new Parcel(wire.carrier(), wire.waybill()), wire.time());
            case "OrderDelivered" -> new OrderDelivered(order, wire.time());
            case "EffectsMissed" -> new EffectsMissed(order, wire.time());
            case "UsageRecorded" -> new UsageRecorded(WireDrafts.read(wire), wire.time());
            case "UsageRolledBack" ->
                new UsageRolledBack(order, WireDrafts.attempt(wire), wire.time(), wire.archivalReason());
            default -> throw new IllegalArgumentException("kind: " + kind + " (expected: a kind of record)");
        };
    }
}
