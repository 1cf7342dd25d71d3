package io.flashsale.order.kafka;

import io.flashsale.order.ArchivalReason;
import io.flashsale.order.OutsideEvent;
import io.flashsale.order.OutsideEvent.Delivered;
import io.flashsale.order.OutsideEvent.Shipped;
import io.flashsale.order.OutsideEvent.TakenBack;
import io.flashsale.order.Parcel;
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
 * {@code CANCELLED} that an order will not be fulfilled, of {@code SHIPPED} that it is on its way, perhaps with
 * {@code carrier} and {@code waybill}, and of {@code DELIVERED} that it has arrived; {@code orderId} and {@code status}
 * say the same. Other fields mean nothing here.
 */
final class OutsideEventJson {

    private static final ObjectReader READER = JsonMapper.builder().build().readerFor(Wire.class);

    private final OutsideEventSettings settings;

    OutsideEventJson(OutsideEventSettings settings) {
        this.settings = settings;
    }

    /** What a message is about; nothing if it cannot be read, or is not for us. */
    String subject(ConsumerRecord<String, byte[]> message) {
        try {
            return read(message).map(event -> event.transaction().id().value()).orElse("");
        } catch (IllegalArgumentException _) {
            return "";
        }
    }

    /** Empty for a change of status that means nothing here. Unreadable is an {@link IllegalArgumentException}. */
    Optional<OutsideEvent> read(ConsumerRecord<String, byte[]> message) {
        Wire wire = parse(message.value());
        Instant saidAt = Instant.ofEpochMilli(message.timestamp());
        if (message.topic().equals(settings.checkoutTopic())) {
            return Optional.of(new TakenBack(cart(wire.cartId), ArchivalReason.CHECKOUT_ROLLBACK, saidAt));
        }
        Reference transaction = cart(wire.cartId == null ? wire.orderId : wire.cartId);
        String status = wire.newStatus == null ? wire.status : wire.newStatus;
        return switch (status) {
            case "CANCELLED" ->
                Optional.of(new TakenBack(transaction, ArchivalReason.ORDER_FULFILLMENT_CANCELLED, saidAt));
            case "SHIPPED" -> Optional.of(new Shipped(transaction, parcel(wire)));
            case "DELIVERED" -> Optional.of(new Delivered(transaction));
            case null, default -> Optional.empty();
        };
    }

    private static Parcel parcel(Wire wire) {
        return new Parcel(unlessBlank(wire.carrier), unlessBlank(wire.waybill));
    }

    /** As systems write what they do not know. */
    private static @Nullable String unlessBlank(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
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
            @Nullable String newStatus,
            @Nullable String carrier,
            @Nullable String waybill) {}
}
