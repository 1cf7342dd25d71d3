package io.flashsale.order.kafka;

import io.flashsale.order.ArchivalReason;
import io.flashsale.order.Attempt;
import io.flashsale.order.OrderDraft;
import io.flashsale.order.Parcel;
import io.flashsale.shared.CustomerId;
import io.flashsale.shared.OrderId;
import io.flashsale.shared.PaymentId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A {@link WireRecord} that is being written: each kind says only what it has. */
final class NewWireRecord {

    private final String kind;
    private final OrderId order;
    private WireRecord.@Nullable Draft draft;
    private @Nullable Long at;
    private @Nullable Long deadline;
    private @Nullable Long position;
    private @Nullable Long sequence;
    private @Nullable String by;
    private WireRecord.@Nullable Attempt attempt;
    private @Nullable String reason;
    private @Nullable String payment;
    private @Nullable Boolean last;
    private @Nullable String carrier;
    private @Nullable String waybill;

    NewWireRecord(String kind, OrderId order) {
        this.kind = kind;
        this.order = order;
    }

    NewWireRecord draft(OrderDraft given) {
        draft = WireDrafts.write(given);
        return this;
    }

    NewWireRecord at(Instant given) {
        at = given.toEpochMilli();
        return this;
    }

    NewWireRecord deadline(Instant given) {
        deadline = given.toEpochMilli();
        return this;
    }

    NewWireRecord place(long givenPosition, long givenSequence) {
        position = givenPosition;
        sequence = givenSequence;
        return this;
    }

    NewWireRecord by(CustomerId given) {
        by = given.value();
        return this;
    }

    NewWireRecord rollback(Attempt givenAttempt, ArchivalReason givenReason) {
        attempt = WireDrafts.write(givenAttempt);
        reason = givenReason.name();
        return this;
    }

    NewWireRecord payment(PaymentId given) {
        payment = given.value();
        return this;
    }

    NewWireRecord last(boolean given) {
        last = given;
        return this;
    }

    NewWireRecord parcel(Parcel given) {
        carrier = given.carrier();
        waybill = given.waybill();
        return this;
    }

    WireRecord build() {
        return new WireRecord(
                kind,
                order.value(),
                draft,
                at,
                deadline,
                position,
                sequence,
                by,
                attempt,
                reason,
                payment,
                last,
                carrier,
                waybill);
    }
}
