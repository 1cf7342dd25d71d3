package io.flashsale.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.notification.Message;
import io.flashsale.notification.Template;
import io.flashsale.order.Order;
import io.flashsale.order.OrderDraft;
import io.flashsale.order.OrderLine;
import io.flashsale.order.OrderPayment;
import io.flashsale.order.OrderRecord;
import io.flashsale.order.OrderRecord.CashAgreed;
import io.flashsale.order.OrderRecord.ConfirmedByAdmin;
import io.flashsale.order.OrderRecord.EffectsMissed;
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
import io.flashsale.shared.CustomerId;
import io.flashsale.shared.Money;
import io.flashsale.shared.OrderId;
import io.flashsale.shared.PaymentId;
import io.flashsale.shared.PriceDataId;
import io.flashsale.shared.PriceListId;
import io.flashsale.shared.SaleId;
import io.flashsale.shared.SkuCode;
import io.flashsale.shared.UnitPrice;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class OrderMessagesTests {

    private static final String ID = "01ARZ3NDEKTSV4RRFFQ69G5FAV";
    private static final OrderId ORDER = new OrderId(ID);
    private static final PaymentId PAYMENT = new PaymentId(ID);
    private static final PaymentId OTHER = new PaymentId("01BX5ZZKBKACTAV9WEVGEMMVRZ");
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant DEADLINE = NOW.plusSeconds(600);
    private static final UnitPrice PRICE =
            UnitPrice.limited(Money.of("10", "USD"), new PriceListId(ID), new PriceDataId(ID));
    private static final OrderLine LINE = new OrderLine(new SkuCode("phone"), 2, PRICE);
    private static final OrderDraft DRAFT =
            new OrderDraft(ORDER, new SaleId(ID), new CustomerId(ID), "0123456789abcdef", List.of(LINE));
    private static final OrderRecord PLACED = new OrderPlaced(DRAFT, NOW, DEADLINE);
    private static final OrderRecord PROMOTED = new WaitlistPromoted(ORDER, NOW, DEADLINE);
    private static final OrderPayment PAID = new OrderPayment(PAYMENT, false);
    private static final Parcel PARCEL = new Parcel("Delhivery", "1234567890");
    private static final Parcel NO_PARCEL = new Parcel(null, null);
    private static final OrderRecord SUCCEEDED = new PaymentSucceeded(ORDER, PAYMENT, NOW);
    private static final OrderRecord SHIPPED = new OrderShipped(ORDER, PARCEL, NOW);
    private static final OrderRecord DELIVERED = new OrderDelivered(ORDER, NOW);
    private static final OrderRecord NOTHING_NEW = new EffectsMissed(ORDER, NOW);

    @ParameterizedTest
    @CsvSource({
        "WAITLISTED, ",
        "PENDING_PAYMENT, ",
        "PAID_LATE, ",
        "REFUNDED, ",
        "RECORDED, ",
        "ROLLED_BACK, ",
        "SHIPPED, ",
        "DELIVERED, ",
        "CONFIRMED, ORDER_CONFIRMED",
        "EXPIRED, ORDER_EXPIRED",
        "CANCELLED, ORDER_CANCELLED",
        "PAYMENT_FAILED, ORDER_PAYMENT_FAILED",
        "SOLD_OUT, ORDER_SOLD_OUT",
        "REJECTED, ORDER_SOLD_OUT"
    })
    void whereAnOrderStandsIsToldWhateverHappenedLast(OrderStatus status, @Nullable Template template) {
        assertThat(templates(NOTHING_NEW, order(status, DEADLINE, null)))
                .isEqualTo(template == null ? List.of() : List.of(template));
    }

    @Test
    void anOfferIsToldWithItsDeadline() {
        Order order = order(OrderStatus.PENDING_PAYMENT, DEADLINE, null);

        assertThat(OrderMessages.of(PLACED, order, "Spring"))
                .containsExactly(new Message(
                        Template.ORDER_PLACED,
                        order.customer(),
                        ID,
                        Map.of(
                                "order",
                                ID,
                                "sale",
                                "Spring",
                                "total",
                                Money.of("20", "USD"),
                                "lines",
                                "2 × phone",
                                "payBy",
                                DEADLINE)));
        assertThat(templates(PROMOTED, order)).containsExactly(Template.ORDER_PROMOTED);
    }

    @Test
    void whatWasPaidAtOnceIsToldFromItsBeginning() {
        assertThat(templates(PLACED, order(OrderStatus.CONFIRMED, DEADLINE, null)))
                .containsExactly(Template.ORDER_PLACED, Template.ORDER_CONFIRMED);
    }

    /** A batch may hold all of it, when it is applied again. */
    @Test
    void whatWasSentIsToldInTheSequenceOfItsRecords() {
        Order shipped = order(OrderStatus.SHIPPED, DEADLINE, PAID, new Shipment(PARCEL, NOW, null));
        Order delivered = order(OrderStatus.DELIVERED, DEADLINE, PAID, new Shipment(PARCEL, NOW, NOW));

        assertThat(templates(shipped, PLACED, SUCCEEDED, SHIPPED))
                .containsExactly(Template.ORDER_PLACED, Template.ORDER_CONFIRMED, Template.ORDER_SHIPPED);
        assertThat(templates(delivered, PLACED, SUCCEEDED, SHIPPED, DELIVERED))
                .containsExactly(
                        Template.ORDER_PLACED,
                        Template.ORDER_CONFIRMED,
                        Template.ORDER_SHIPPED,
                        Template.ORDER_DELIVERED);
    }

    @ParameterizedTest
    @MethodSource("confirming")
    void whateverConfirmedAnOrderThatIsSentIsToldFirst(OrderRecord record) {
        Order shipped = order(OrderStatus.SHIPPED, DEADLINE, PAID, new Shipment(PARCEL, NOW, null));

        assertThat(templates(shipped, record)).containsExactly(Template.ORDER_CONFIRMED);
    }

    static Stream<OrderRecord> confirming() {
        return Stream.of(
                SUCCEEDED,
                new CashAgreed(ORDER, PAYMENT, NOW),
                new ConfirmedByAdmin(ORDER, new CustomerId(ID), NOW),
                new UnitsRetaken(ORDER, PAYMENT, NOW));
    }

    @Test
    void aParcelIsToldAsTheOrderHasIt() {
        var another = new OrderShipped(ORDER, new Parcel("Else", "2"), NOW);
        Order known = order(OrderStatus.SHIPPED, DEADLINE, null, new Shipment(PARCEL, NOW, null));
        Order unknown = order(OrderStatus.SHIPPED, DEADLINE, null, new Shipment(NO_PARCEL, NOW, null));

        assertThat(OrderMessages.of(another, known, "").getFirst().data())
                .containsEntry("carrier", "Delhivery")
                .containsEntry("waybill", "1234567890");
        assertThat(OrderMessages.of(another, unknown, "").getFirst().data())
                .containsEntry("carrier", "")
                .containsEntry("waybill", "");
    }

    @Test
    void whatIsToldAfterItsDeliveryAndChangedNothingIsNotTold() {
        Order delivered = order(OrderStatus.DELIVERED, DEADLINE, null, new Shipment(NO_PARCEL, null, NOW));

        assertThat(templates(delivered, DELIVERED, SHIPPED)).containsExactly(Template.ORDER_DELIVERED);
        assertThat(templates(order(OrderStatus.CANCELLED, DEADLINE, null), SHIPPED, DELIVERED))
                .containsOnly(Template.ORDER_CANCELLED);
    }

    @ParameterizedTest
    @EnumSource(names = {"EXPIRED", "REJECTED"})
    void unitsThatWereNeverTheirsAreNotOffered(OrderStatus status) {
        assertThat(templates(PLACED, order(status, DEADLINE, null))).hasSize(1);
        assertThat(templates(PROMOTED, order(status, DEADLINE, null))).hasSize(1);
    }

    @Test
    void whoLeftBeforeTheOfferIsNotToldOfIt() {
        assertThat(templates(PROMOTED, order(OrderStatus.CANCELLED, null, null)))
                .containsExactly(Template.ORDER_CANCELLED);
        assertThat(templates(PROMOTED, order(OrderStatus.CANCELLED, DEADLINE, null)))
                .containsExactly(Template.ORDER_PROMOTED, Template.ORDER_CANCELLED);
    }

    @Test
    void thePositionIsThatOfTheJoining() {
        var waitlisted = new OrderWaitlisted(DRAFT, NOW, 3, 7);

        assertThat(OrderMessages.of(waitlisted, order(OrderStatus.WAITLISTED, null, null), ""))
                .singleElement()
                .satisfies(message -> assertThat(message.data()).containsEntry("position", 3L));
    }

    @ParameterizedTest
    @CsvSource({
        "CONFIRMED, 01ARZ3NDEKTSV4RRFFQ69G5FAV, false, false",
        "PAID_LATE, 01ARZ3NDEKTSV4RRFFQ69G5FAV, true, false",
        "CONFIRMED, 01BX5ZZKBKACTAV9WEVGEMMVRZ, false, true",
        "CONFIRMED, , false, true",
        "SHIPPED, 01ARZ3NDEKTSV4RRFFQ69G5FAV, false, false",
        "SHIPPED, 01BX5ZZKBKACTAV9WEVGEMMVRZ, false, true",
        "DELIVERED, , false, true",
        "REFUNDED, 01ARZ3NDEKTSV4RRFFQ69G5FAV, true, true",
        "REJECTED, 01ARZ3NDEKTSV4RRFFQ69G5FAV, true, true"
    })
    void moneyThatPaysNothingGoesBack(OrderStatus status, @Nullable String paidBy, boolean late, boolean goesBack) {
        OrderPayment payment = paidBy == null ? null : new OrderPayment(new PaymentId(paidBy), late);
        Order order = order(status, DEADLINE, payment);

        List<Message> messages = OrderMessages.of(new PaymentSucceeded(ORDER, PAYMENT, NOW), order, "");

        assertThat(messages.stream().filter(message -> message.template() == Template.MONEY_GOES_BACK))
                .allMatch(message -> message.reference().equals(PAYMENT.value()))
                .hasSize(goesBack ? 1 : 0);
    }

    @Test
    void aPromiseToPayOnDeliveryIsNoMoney() {
        assertThat(templates(NOTHING_NEW, order(OrderStatus.CANCELLED, DEADLINE, new OrderPayment(OTHER, false))))
                .containsExactly(Template.ORDER_CALLED_OFF);
    }

    /** Its customer had cancelled it, paid for it late all the same and been told that it is confirmed. */
    @Test
    void aConfirmedOrderThatIsCancelledIsToldThoughItWasCancelledBefore() {
        Order cancelled = order(OrderStatus.CANCELLED, DEADLINE, null);
        Order calledOff = order(OrderStatus.CANCELLED, DEADLINE, new OrderPayment(PAYMENT, true));

        assertThat(templates(NOTHING_NEW, cancelled)).containsExactly(Template.ORDER_CANCELLED);
        assertThat(templates(NOTHING_NEW, calledOff)).containsExactly(Template.ORDER_CALLED_OFF);
    }

    @Test
    void aLongOrderIsShortened() {
        Order order = order(OrderStatus.CONFIRMED, DEADLINE, null).withLines(Collections.nCopies(100, LINE));

        assertThat(OrderMessages.of(NOTHING_NEW, order, "").getFirst().data())
                .containsEntry("lines", "2 × phone, 2 × phone, 2 × phone, 2 × phone, 2 × phone, …");
    }

    private static List<Template> templates(Order order, OrderRecord... records) {
        return Stream.of(records)
                .flatMap(record -> templates(record, order).stream())
                .toList();
    }

    private static List<Template> templates(OrderRecord record, Order order) {
        return OrderMessages.of(record, order, "Spring").stream()
                .map(Message::template)
                .toList();
    }

    private static Order order(OrderStatus status, @Nullable Instant deadline, @Nullable OrderPayment payment) {
        return order(status, deadline, payment, null);
    }

    private static Order order(
            OrderStatus status,
            @Nullable Instant deadline,
            @Nullable OrderPayment payment,
            @Nullable Shipment shipment) {
        return new Order(
                ORDER,
                new SaleId(ID),
                new CustomerId(ID),
                status,
                Money.of("20", "USD"),
                deadline,
                null,
                0,
                "0123456789abcdef",
                NOW,
                payment,
                shipment,
                List.of(LINE));
    }
}
