package io.flashsale.order.kafka;

import io.flashsale.order.ArchivalReason;
import io.flashsale.order.OtherSystems.RollbackEvent;
import io.flashsale.shared.Reference;
import io.flashsale.shared.ReferenceId;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the events of other systems. {@code {"cartId": "…"}} says that a checkout failed, with a {@code newStatus} of
 * {@code CANCELLED} that an order will not be fulfilled; {@code orderId} and {@code status} say the same. Other fields
 * mean nothing here.
 */
final class OutsideEventJson {

    private static final ObjectReader READER = JsonMapper.builder().build().readerFor(Wire.class);
    private static final String CANCELLED = "CANCELLED";

    private final OutsideEventSettings settings;

    OutsideEventJson(OutsideEventSettings settings) {
        this.settings = settings;
    }

    /** Empty for a change of status that takes nothing back. Unreadable is an {@link IllegalArgumentException}. */
    Optional<RollbackEvent> read(ConsumerRecord<String, byte[]> message) {
        Wire wire = parse(message.value());
        Instant saidAt = Instant.ofEpochMilli(message.timestamp());
        if (message.topic().equals(settings.checkoutTopic())) {
            return Optional.of(new RollbackEvent(cart(wire.cartId), ArchivalReason.CHECKOUT_ROLLBACK, saidAt));
        }
        Reference transaction = cart(wire.cartId == null ? wire.orderId : wire.cartId);
        String status = wire.newStatus == null ? wire.status : wire.newStatus;
        return CANCELLED.equals(status)
                ? Optional.of(new RollbackEvent(transaction, ArchivalReason.ORDER_FULFILLMENT_CANCELLED, saidAt))
                : Optional.empty();
    }

    private static Wire parse(byte @Nullable [] json) {
        try {
            Wire wire = json == null ? null : READER.readValue(json);
            if (wire == null) {
                throw new IllegalArgumentException("event: null (expected: JSON)");
            }
            return wire;
        } catch (JacksonException e) {
            throw new IllegalArgumentException("event: not JSON as expected", e);
        }
    }

    private static Reference cart(@Nullable String id) {
        if (id == null) {
            throw new IllegalArgumentException("cartId: null (expected: a value)");
        }
        return new Reference(Reference.CART, new ReferenceId(id));
    }

    private record Wire(
            @Nullable String cartId,
            @Nullable String orderId,
            @Nullable String status,
            @Nullable String newStatus) {}
}
