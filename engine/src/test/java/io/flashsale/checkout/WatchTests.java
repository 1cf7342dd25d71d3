package io.flashsale.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.gate.Place;
import io.flashsale.order.OrderStatus;
import io.flashsale.shared.CustomerId;
import io.flashsale.shared.Money;
import io.flashsale.shared.OrderId;
import io.flashsale.shared.SaleId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink.OverflowStrategy;

class WatchTests {

    private static final String ID = "01ARZ3NDEKTSV4RRFFQ69G5FAV";

    private @Nullable Watch watch;
    private boolean ended;
    private final List<OrderView> seen = new ArrayList<>();
    private final BaseSubscriber<OrderView> page = new BaseSubscriber<>() {
        @Override
        protected void hookOnSubscribe(Subscription subscription) {
            // asks when the test says so
        }

        @Override
        protected void hookOnNext(OrderView state) {
            seen.add(state);
        }

        @Override
        protected void hookOnComplete() {
            ended = true;
        }
    };

    @Test
    void whoCannotFollowMissesAllButTheLatest() {
        var waiting = order(OrderStatus.WAITLISTED, 9L);
        begin(waiting);

        for (long position = 8; position > 0; position--) {
            watch().moveTo(new Place.InLine(position));
        }
        page.request(1);
        watch().see(order(OrderStatus.PENDING_PAYMENT, null));
        watch().see(order(OrderStatus.EXPIRED, null));
        page.request(10);

        assertThat(seen).containsExactly(order(OrderStatus.WAITLISTED, 1L), order(OrderStatus.EXPIRED, null));
        assertThat(ended).isTrue();
    }

    @Test
    void whatIsAsBeforeIsNotToldAgain() {
        begin(order(OrderStatus.WAITLISTED, 3L));
        page.requestUnbounded();

        watch().see(order(OrderStatus.WAITLISTED, 3L));
        watch().moveTo(new Place.InLine(3));
        watch().moveTo(new Place.InLine(2));

        assertThat(seen).containsExactly(order(OrderStatus.WAITLISTED, 3L), order(OrderStatus.WAITLISTED, 2L));
        assertThat(ended).isFalse();
    }

    @Test
    void thePositionOfTheMomentIsNotReplacedByThatOfJoining() {
        begin(order(OrderStatus.WAITLISTED, 2L));
        page.requestUnbounded();

        watch().see(order(OrderStatus.WAITLISTED, 5L));

        assertThat(seen).containsExactly(order(OrderStatus.WAITLISTED, 2L));
    }

    @Test
    void whoWasPromotedHasNoPositionAnyMore() {
        begin(order(OrderStatus.WAITLISTED, 1L));
        page.requestUnbounded();

        watch().see(order(OrderStatus.PENDING_PAYMENT, null));
        watch().moveTo(new Place.InLine(1));

        assertThat(seen.getLast()).isEqualTo(order(OrderStatus.PENDING_PAYMENT, null));
    }

    @Test
    void anOfferIsToldBeforeTheLedgerHasItAndStaysToldMeanwhile() {
        begin(order(OrderStatus.WAITLISTED, 1L));
        page.requestUnbounded();

        watch().moveTo(new Place.Offered(Instant.EPOCH));
        watch().see(order(OrderStatus.WAITLISTED, 1L));
        watch().see(order(OrderStatus.PENDING_PAYMENT, null));

        assertThat(seen).containsExactly(order(OrderStatus.WAITLISTED, 1L), order(OrderStatus.PENDING_PAYMENT, null));
    }

    private void begin(OrderView first) {
        Flux.<OrderView>create(sink -> watch = new Watch(first, sink), OverflowStrategy.LATEST)
                .subscribe(page);
    }

    private Watch watch() {
        return Objects.requireNonNull(watch);
    }

    private static OrderView order(OrderStatus status, @Nullable Long position) {
        Instant payBy = status == OrderStatus.PENDING_PAYMENT ? Instant.EPOCH : null;
        return new OrderView(
                new OrderId(ID),
                new SaleId(ID),
                new CustomerId(ID),
                status,
                payBy,
                position,
                Money.of("1", "USD"),
                List.of(),
                null);
    }
}
