package io.flashsale.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.order.Order;
import io.flashsale.order.OrderPayment;
import io.flashsale.order.OrderRecord;
import io.flashsale.order.OrderRecord.PaymentSucceeded;
import io.flashsale.order.OrderRecord.UnitsGone;
import io.flashsale.order.OrderStatus;
import io.flashsale.shared.CustomerId;
import io.flashsale.shared.Money;
import io.flashsale.shared.OrderId;
import io.flashsale.shared.PaymentId;
import io.flashsale.shared.SaleId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class OwedMoneyTests {

    private static final String ID = "01ARZ3NDEKTSV4RRFFQ69G5FAV";
    private static final PaymentId PAYMENT = new PaymentId(ID);
    private static final PaymentId OTHER = new PaymentId("01BX5ZZKBKACTAV9WEVGEMMVRZ");
    private static final OrderRecord SUCCEEDED = new PaymentSucceeded(new OrderId(ID), PAYMENT, Instant.EPOCH);

    @ParameterizedTest
    @EnumSource(names = {"REFUNDED", "REJECTED", "CANCELLED"})
    void whatPaidAnOrderThatHasNoUnitsGoesBackWhateverWasSaidLast(OrderStatus status) {
        var order = order(status, PAYMENT);

        assertThat(OwedMoney.of(SUCCEEDED, order)).containsExactly(PAYMENT);
        assertThat(OwedMoney.of(new UnitsGone(order.id(), PAYMENT, Instant.EPOCH), order))
                .containsExactly(PAYMENT);
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"REFUNDED", "REJECTED", "CANCELLED"})
    void whatPaysAnOrderStays(OrderStatus status) {
        assertThat(OwedMoney.of(SUCCEEDED, order(status, PAYMENT))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whatPaysNothingGoesBack(OrderStatus status) {
        assertThat(OwedMoney.of(SUCCEEDED, order(status, OTHER))).contains(PAYMENT);
        assertThat(OwedMoney.of(SUCCEEDED, order(status, null))).containsExactly(PAYMENT);
    }

    @Test
    void moneyForAnOrderThatNobodyKnowsGoesBack() {
        assertThat(OwedMoney.of(SUCCEEDED, null)).containsExactly(PAYMENT);
    }

    private static Order order(OrderStatus status, @Nullable PaymentId payment) {
        return new Order(
                new OrderId(ID),
                new SaleId(ID),
                new CustomerId(ID),
                status,
                Money.of("10", "INR"),
                null,
                null,
                0,
                "0123456789abcdef",
                Instant.EPOCH,
                payment == null ? null : new OrderPayment(payment, false),
                null,
                List.of());
    }
}
