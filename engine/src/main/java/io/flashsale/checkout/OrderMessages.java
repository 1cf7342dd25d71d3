package io.flashsale.checkout;

import io.flashsale.notification.Message;
import io.flashsale.notification.Template;
import io.flashsale.order.Order;
import io.flashsale.order.OrderLine;
import io.flashsale.order.OrderPayment;
import io.flashsale.order.OrderRecord;
import io.flashsale.order.OrderRecord.CashAgreed;
import io.flashsale.order.OrderRecord.ConfirmedByAdmin;
import io.flashsale.order.OrderRecord.OrderDelivered;
import io.flashsale.order.OrderRecord.OrderPlaced;
import io.flashsale.order.OrderRecord.OrderShipped;
import io.flashsale.order.OrderRecord.OrderWaitlisted;
import io.flashsale.order.OrderRecord.PaymentSucceeded;
import io.flashsale.order.OrderRecord.UnitsRetaken;
import io.flashsale.order.OrderRecord.WaitlistPromoted;
import io.flashsale.order.OrderStatus;
import io.flashsale.order.Parcel;
import io.flashsale.order.Shipment;
import io.flashsale.shared.PaymentId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a customer is told of an order. A function of a record and of where the order stands after it; what it tells
 * twice is sent once, because it is about the same.
 */
final class OrderMessages {

    private static final Set<OrderStatus> WITHOUT_AN_OFFER = EnumSet.of(OrderStatus.REJECTED, OrderStatus.EXPIRED);
    private static final Set<OrderStatus> WITHOUT_UNITS = EnumSet.of(OrderStatus.REFUNDED, OrderStatus.REJECTED);
    private static final Set<OrderStatus> SENT = EnumSet.of(OrderStatus.SHIPPED, OrderStatus.DELIVERED);
    private static final int MOST_LINES = 5;

    private OrderMessages() {}

    /** @param sale the title of the sale; empty if it is not known any more */
    static List<Message> of(OrderRecord record, Order order, String sale) {
        List<Message> messages = new ArrayList<>(2);
        switch (record) {
            case OrderPlaced placed
            when hasOffer(order) -> messages.add(payable(Template.ORDER_PLACED, order, sale, placed.deadline()));
            case OrderWaitlisted waitlisted ->
                messages.add(about(Template.ORDER_WAITLISTED, order, sale, Map.of("position", waitlisted.position())));
            case WaitlistPromoted promoted
            when hasOffer(order) -> messages.add(payable(Template.ORDER_PROMOTED, order, sale, promoted.deadline()));
            case PaymentSucceeded succeeded
            when goesBack(succeeded, order) -> messages.add(moneyGoesBack(succeeded.payment(), order, sale));
            case PaymentSucceeded _, CashAgreed _, ConfirmedByAdmin _, UnitsRetaken _
            when SENT.contains(order.status()) -> messages.add(about(Template.ORDER_CONFIRMED, order, sale, Map.of()));
            case OrderShipped _ -> tellShipped(order, sale, messages);
            case OrderDelivered _
            when order.status() == OrderStatus.DELIVERED ->
                messages.add(about(Template.ORDER_DELIVERED, order, sale, Map.of()));
            default -> {}
        }
        Template standing = standing(order);
        if (standing != null) {
            messages.add(about(standing, order, sale, Map.of()));
        }
        lateMoney(order, sale, messages);
        return messages;
    }

    /** An order that never held units has no deadline. */
    private static boolean hasOffer(Order order) {
        return order.deadline() != null && !WITHOUT_AN_OFFER.contains(order.status());
    }

    private static boolean goesBack(PaymentSucceeded succeeded, Order order) {
        OrderPayment payment = order.payment();
        return payment == null || !payment.id().equals(succeeded.payment());
    }

    /** A late payment is money that has come, which the promise to pay on delivery is not. */
    private static void lateMoney(Order order, String sale, List<Message> messages) {
        OrderPayment payment = order.payment();
        if (payment != null && payment.late() && WITHOUT_UNITS.contains(order.status())) {
            messages.add(moneyGoesBack(payment.id(), order, sale));
        }
    }

    /** Not if that was told after the delivery, and changed nothing. */
    private static void tellShipped(Order order, String sale, List<Message> messages) {
        Shipment shipment = order.shipment();
        if (shipment != null && shipment.shippedAt() != null) {
            messages.add(shipped(order, shipment.parcel(), sale));
        }
    }

    /** What is sent is told by the record that says so: after where it stood before, if a batch has both. */
    private static @Nullable Template standing(Order order) {
        return switch (order.status()) {
            case WAITLISTED, PENDING_PAYMENT, PAID_LATE, REFUNDED, RECORDED, ROLLED_BACK, SHIPPED, DELIVERED -> null;
            case CONFIRMED -> Template.ORDER_CONFIRMED;
            case EXPIRED -> Template.ORDER_EXPIRED;
            case CANCELLED -> order.payment() == null ? Template.ORDER_CANCELLED : Template.ORDER_CALLED_OFF;
            case PAYMENT_FAILED -> Template.ORDER_PAYMENT_FAILED;
            case SOLD_OUT, REJECTED -> Template.ORDER_SOLD_OUT;
        };
    }

    private static Message moneyGoesBack(PaymentId payment, Order order, String sale) {
        return new Message(Template.MONEY_GOES_BACK, order.customer(), payment.value(), data(order, sale, Map.of()));
    }

    private static Message shipped(Order order, Parcel parcel, String sale) {
        String carrier = Objects.requireNonNullElse(parcel.carrier(), "");
        String waybill = Objects.requireNonNullElse(parcel.waybill(), "");
        return about(Template.ORDER_SHIPPED, order, sale, Map.of("carrier", carrier, "waybill", waybill));
    }

    private static Message payable(Template template, Order order, String sale, Instant deadline) {
        return about(template, order, sale, Map.of("payBy", deadline));
    }

    private static Message about(Template template, Order order, String sale, Map<String, Object> more) {
        return new Message(template, order.customer(), order.id().value(), data(order, sale, more));
    }

    private static Map<String, Object> data(Order order, String sale, Map<String, Object> more) {
        Map<String, Object> data = new HashMap<>(more);
        data.put("order", order.id().value());
        data.put("sale", sale);
        data.put("total", order.total());
        data.put("lines", lines(order.lines()));
        return data;
    }

    /** {@code 2 × aurora-x-black, 1 × case-red, …} */
    private static String lines(List<OrderLine> lines) {
        String first = lines.stream()
                .limit(MOST_LINES)
                .map(line -> line.quantity() + " × " + line.sku().value())
                .collect(Collectors.joining(", "));
        return lines.size() > MOST_LINES ? first + ", …" : first;
    }
}
