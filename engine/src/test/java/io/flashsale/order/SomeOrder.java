package io.flashsale.order;

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
import io.flashsale.shared.CustomerId;
import io.flashsale.shared.Money;
import io.flashsale.shared.OrderId;
import io.flashsale.shared.PaymentId;
import io.flashsale.shared.PriceDataId;
import io.flashsale.shared.PriceListId;
import io.flashsale.shared.Reference;
import io.flashsale.shared.ReferenceId;
import io.flashsale.shared.SaleId;
import io.flashsale.shared.SkuCode;
import io.flashsale.shared.UnitPrice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** An order of two units, and everything that may happen to it. */
final class SomeOrder {

    static final Instant NOW = Instant.parse("2025-01-01T12:00:00Z");
    static final Instant DEADLINE = NOW.plus(Duration.ofMinutes(10));
    static final Instant NEW_DEADLINE = NOW.plus(Duration.ofMinutes(20));
    static final Duration GRACE = Duration.ofSeconds(1);
    static final Parcel PARCEL = new Parcel("Delhivery", "1234567890");
    static final PriceDataId PRICE = new PriceDataId("01ARZ3NDEKTSV4RRFFQ69G5FAV");

    private static final String ID = "01BX5ZZKBKACTAV9WEVGEMMVRZ";

    final OrderId id;
    final OrderDraft draft;
    final OrderRecord placed;
    final OrderRecord waitlisted;
    final OrderRecord promoted;
    final OrderRecord left;
    final OrderRecord closed;
    final OrderRecord confirmed;
    final OrderRecord expired;
    final OrderRecord cancelled;
    final Recording recording;
    final OrderRecord recorded;
    final OrderRecord rolledBack;
    final PaymentId payment = new PaymentId(ID);
    final OrderRecord started;
    final OrderRecord succeeded;
    final OrderRecord agreed;
    final OrderRecord failed;
    final OrderRecord retaken;
    final OrderRecord gone;
    final OrderRecord notDelivered;
    final OrderRecord shipped;
    final OrderRecord delivered;
    final OrderRecord effectsMissed;

    SomeOrder(int number) {
        this(number, 2);
    }

    SomeOrder(int number, int units) {
        id = new OrderId("01ARZ3NDEKTSV4RRFF%08d".formatted(number));
        var price = UnitPrice.limited(Money.of("10", "USD"), new PriceListId(ID), PRICE);
        var line = new OrderLine(new SkuCode("SKU-1"), units, price);
        draft = new OrderDraft(id, new SaleId(ID), new CustomerId(ID), "0123456789abcdef", List.of(line));
        placed = new OrderPlaced(draft, NOW, DEADLINE);
        waitlisted = new OrderWaitlisted(draft, NOW, 3, 7);
        promoted = new WaitlistPromoted(id, NOW, NEW_DEADLINE);
        left = new WaitlistLeft(id, NOW);
        closed = new WaitlistClosed(id, NOW);
        confirmed = new ConfirmedByAdmin(id, new CustomerId(ID), NOW);
        expired = new HoldExpired(id, DEADLINE);
        cancelled = new OrderCancelled(id, NOW);
        recording =
                new Recording(reference("BLC_CUSTOMER", "ada"), Attempt.first(reference("BLC_CART", "cart-" + number)));
        recorded = recordedAs(recording);
        started = new PaymentStarted(id, payment, NOW, NEW_DEADLINE);
        succeeded = new PaymentSucceeded(id, payment, NOW);
        agreed = new CashAgreed(id, payment, NOW);
        failed = new PaymentFailed(id, payment, NOW, true);
        retaken = new UnitsRetaken(id, payment, NOW);
        gone = new UnitsGone(id, payment, NOW);
        notDelivered = new FulfilmentCancelled(id, NOW);
        shipped = new OrderShipped(id, PARCEL, NOW);
        delivered = new OrderDelivered(id, DEADLINE);
        effectsMissed = new EffectsMissed(id, NOW);
        rolledBack = new UsageRolledBack(id, recording.attempt(), NOW, ArchivalReason.ORDER_FULFILLMENT_CANCELLED);
    }

    /** The same units, recorded by another system. */
    OrderRecord recordedAs(Recording wish) {
        return new UsageRecorded(
                new OrderDraft(id, draft.sale(), wish.customerId(), draft.fingerprint(), draft.lines(), wish), NOW);
    }

    private static Reference reference(String type, String name) {
        return new Reference(type, new ReferenceId(name));
    }

    List<OrderRecord> everything() {
        return List.of(
                placed,
                waitlisted,
                promoted,
                left,
                closed,
                confirmed,
                expired,
                cancelled,
                recorded,
                rolledBack,
                started,
                succeeded,
                agreed,
                failed,
                retaken,
                gone,
                notDelivered,
                shipped,
                delivered,
                effectsMissed);
    }

    /** As the log took it while there was time. */
    static LoggedRecord logged(OrderRecord record) {
        return loggedAt(record, NOW);
    }

    static LoggedRecord loggedAt(OrderRecord record, Instant time) {
        return new LoggedRecord(record, 0, 0, time);
    }
}
