package io.flashsale.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.gate.HoldState;
import io.flashsale.order.OrderStatus;
import io.flashsale.shared.OrderId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderAtBothTests {

    private static final OrderId ORDER = new OrderId("01ARZ3NDEKTSV4RRFFQ69G5FAV");

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            -,               -
            PENDING_PAYMENT, HELD
            WAITLISTED,      WAITLISTED
            CONFIRMED,       SETTLED
            SHIPPED,         SETTLED
            DELIVERED,       SETTLED
            RECORDED,        SETTLED
            PAID_LATE,       RELEASED
            EXPIRED,         RELEASED
            SOLD_OUT,        -
            CANCELLED,       -
            REJECTED,        -
            """)
    void agrees(@Nullable OrderStatus status, @Nullable HoldState state) {
        var order = new OrderAtBoth(ORDER, status, state);

        assertThat(order.agrees()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            CONFIRMED,       HELD
            SHIPPED,         HELD
            DELIVERED,       HELD
            RECORDED,        HELD
            EXPIRED,         HELD
            CANCELLED,       SETTLED
            SOLD_OUT,        WAITLISTED
            REJECTED,        HELD
            """)
    void isBehindAtTheGate(@Nullable OrderStatus status, @Nullable HoldState state) {
        var order = new OrderAtBoth(ORDER, status, state);

        assertThat(order.agrees()).isFalse();
        assertThat(order.isBehindAtGate()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            -,               HELD
            -,               RELEASED
            PENDING_PAYMENT, -
            PENDING_PAYMENT, RELEASED
            PENDING_PAYMENT, SETTLED
            PENDING_PAYMENT, WAITLISTED
            WAITLISTED,      -
            WAITLISTED,      HELD
            CONFIRMED,       -
            CONFIRMED,       RELEASED
            SHIPPED,         RELEASED
            DELIVERED,       RELEASED
            CONFIRMED,       WAITLISTED
            PAID_LATE,       HELD
            """)
    void needsSomebodyWhoLooks(@Nullable OrderStatus status, @Nullable HoldState state) {
        var order = new OrderAtBoth(ORDER, status, state);

        assertThat(order.agrees()).isFalse();
        assertThat(order.isBehindAtGate()).isFalse();
    }
}
