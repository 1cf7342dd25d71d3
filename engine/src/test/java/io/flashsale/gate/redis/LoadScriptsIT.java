package io.flashsale.gate.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flashsale.gate.FirstAnswer;
import io.flashsale.gate.GateLoading.Offered;
import io.flashsale.gate.GateOutcome.Fenced;
import io.flashsale.gate.GateOutcome.Held;
import io.flashsale.gate.GateOutcome.LimitReached;
import io.flashsale.gate.GateOutcome.Paused;
import io.flashsale.gate.GateOutcome.Replayed;
import io.flashsale.gate.GateOutcome.Waitlisted;
import io.flashsale.gate.Hold;
import io.flashsale.gate.HoldState;
import io.flashsale.gate.SegmentState;
import io.flashsale.gate.StaleEpoch;
import io.flashsale.shared.AdjustmentId;
import io.flashsale.shared.CustomerId;
import io.flashsale.shared.OrderId;
import io.flashsale.shared.PriceDataId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LoadScriptsIT {

    @Test
    void aFenceUnderAHigherEpochForgetsEverything() {
        var sale = SegmentInRedis.open(5).with("waitlist_capacity", 1);
        sale.reserveAll(sale.request(5), sale.request(1));
        var next = sale.underEpoch(2);

        next.loading().fence(next.segment).block();

        assertThat(sale.redis.hgetall(sale.keys.sale)).isEqualTo(Map.of("epoch", "2", "state", "FENCED"));
        assertThat(sale.redis.exists(sale.keys.stock, sale.keys.holds, sale.keys.bought, sale.keys.deadlines))
                .isZero();
        assertThat(next.reserve(next.request(1))).isEqualTo(new Fenced());
    }

    @Test
    void anEpochNeverGoesBack() {
        var old = SegmentInRedis.open(5);
        var next = old.underEpoch(2);
        next.loading().fence(next.segment).block();
        var before = old.everything();

        assertThatThrownBy(() -> old.loading().fence(old.segment).block()).isInstanceOf(StaleEpoch.class);
        assertThatThrownBy(() -> old.loading().beginParts(old.segment).block()).isInstanceOf(StaleEpoch.class);
        assertThatThrownBy(() -> old.loading()
                        .stock(old.segment, Map.of(old.price(0), 9))
                        .block())
                .isInstanceOf(StaleEpoch.class);
        assertThatThrownBy(() ->
                        old.loading().open(old.segment, SegmentInRedis.rules()).block())
                .isInstanceOf(StaleEpoch.class);
        assertThatThrownBy(() -> old.loading()
                        .changeState(old.segment, SegmentState.PAUSED)
                        .block())
                .isInstanceOf(StaleEpoch.class);
        assertThat(old.everything()).isEqualTo(before);
    }

    @Test
    void aLiveSaleIsNeverWrittenTo() {
        var sale = SegmentInRedis.open(5);
        sale.reserve(sale.request(2));
        var before = sale.everything();

        assertThatThrownBy(() -> sale.loading()
                        .stock(sale.segment, Map.of(sale.price(0), 5))
                        .block())
                .isInstanceOf(StaleEpoch.class);
        assertThatThrownBy(() -> sale.loading().beginParts(sale.segment).block())
                .isInstanceOf(StaleEpoch.class);
        assertThatThrownBy(() -> sale.loading()
                        .open(sale.segment, SegmentInRedis.rules())
                        .block())
                .isInstanceOf(StaleEpoch.class);
        assertThat(sale.everything()).isEqualTo(before);
    }

    @Test
    void onlyALoadedSaleChangesItsState() {
        var sale = SegmentInRedis.open(5);
        sale.loading().changeState(sale.segment, SegmentState.PAUSED).block();
        assertThat(sale.reserve(sale.request(1))).isEqualTo(new Paused());
        sale.loading().changeState(sale.segment, SegmentState.OPEN).block();
        assertThat(sale.reserve(sale.request(1))).isInstanceOf(Held.class);

        sale.with("state", "LOADING");

        assertThatThrownBy(() -> sale.loading()
                        .changeState(sale.segment, SegmentState.OPEN)
                        .block())
                .isInstanceOf(StaleEpoch.class);
    }

    @Test
    void aPriceThatIsNewIsOfferedAndOneThatIsKnownStaysAsItIs() {
        var sale = SegmentInRedis.open(5, 5);
        sale.redis.hdel(sale.keys.stock, sale.price(1).value());
        sale.reserve(sale.request(2));

        sale.loading()
                .offer(sale.segment, List.of(offered(sale.price(0), 9), offered(sale.price(1), 7)))
                .block();

        assertThat(sale.stock(0)).isEqualTo(3);
        assertThat(sale.stock(1)).isEqualTo(7);
    }

    @Test
    void anOfferedPriceKnowsTheAdjustmentsInItsUnitsAndAKnownOneKeepsItsOwn() {
        var sale = SegmentInRedis.open(5, 5);
        sale.redis.hdel(sale.keys.stock, sale.price(1).value());
        var ofKnown = new AdjustmentId(SegmentInRedis.ulid());
        var ofNew = new AdjustmentId(SegmentInRedis.ulid());

        sale.loading()
                .offer(
                        sale.segment,
                        List.of(
                                new Offered(sale.price(0), 9, Map.of(ofKnown, 4)),
                                new Offered(sale.price(1), 7, Map.of(ofNew, 2))))
                .block();
        sale.adjust(ofKnown, 0, 4);
        sale.adjust(ofNew, 1, 2);

        assertThat(sale.stock(0)).isEqualTo(9);
        assertThat(sale.stock(1)).isEqualTo(7);
    }

    @Test
    void nothingIsOfferedUnderAnotherEpochOrWhileASaleIsBeingLoaded() {
        var sale = SegmentInRedis.open(5, 5);
        sale.redis.hdel(sale.keys.stock, sale.price(1).value());
        var other = sale.underEpoch(2);

        assertThatThrownBy(() -> other.loading()
                        .offer(other.segment, List.of(offered(sale.price(1), 7)))
                        .block())
                .isInstanceOf(StaleEpoch.class);
        sale.with("state", "LOADING");
        assertThatThrownBy(() -> sale.loading()
                        .offer(sale.segment, List.of(offered(sale.price(1), 7)))
                        .block())
                .isInstanceOf(StaleEpoch.class);
        assertThat(sale.redis.hexists(sale.keys.stock, sale.price(1).value())).isFalse();
    }

    @Test
    void whatIsLoadedIsWhatTheSaleDecidesBy() {
        var sale = SegmentInRedis.absent(1);
        var loading = sale.loading();
        var holder = hold(sale, HoldState.HELD, Instant.now().plusSeconds(60), 0, new FirstAnswer.Held(later()));
        var waiting = hold(sale, HoldState.WAITLISTED, null, 7, new FirstAnswer.Waitlisted(3));
        loading.fence(sale.segment).block();
        loading.beginParts(sale.segment).block();
        loading.stock(sale.segment, Map.of(sale.price(0), 0)).block();
        loading.holds(sale.segment, List.of(holder, waiting)).block();
        loading.open(sale.segment, SegmentInRedis.rules()).block();
        sale.with("sequence", 7).with("waitlist_capacity", 5).with("limit", 1);

        assertThat(sale.reserve(sale.request(holder.order(), holder.customer(), SegmentInRedis.FINGERPRINT, 1)))
                .isEqualTo(new Replayed(holder.answer()));
        assertThat(sale.reserve(sale.request(waiting.order(), waiting.customer(), SegmentInRedis.FINGERPRINT, 1)))
                .isEqualTo(new Replayed(waiting.answer()));
        assertThat(sale.reserve(sale.request(holder.customer(), 1))).isEqualTo(new LimitReached(1));
        assertThat(((Waitlisted) sale.reserve(sale.request(1))).sequence()).isEqualTo(8);
        sale.release(holder.order());
        assertThat(sale.hold(waiting.order()).state()).isEqualTo(HoldState.HELD);
    }

    @Test
    void whatACustomerHasInSeveralPartsCountsTogetherAndAPartThatComesAgainCountsOnce() {
        var sale = SegmentInRedis.absent(1);
        var loading = sale.loading();
        var anna = SegmentInRedis.customer();
        var first = List.of(hold(sale, anna, HoldState.SETTLED), hold(sale, anna, HoldState.RELEASED));
        loading.fence(sale.segment).block();
        loading.beginParts(sale.segment).block();

        loading.holds(sale.segment, first).block();
        loading.holds(sale.segment, List.of(hold(sale, anna, HoldState.HELD))).block();
        loading.holds(sale.segment, first).block();

        assertThat(sale.bought(anna, 0)).isEqualTo(2);
    }

    @Test
    void thousandsOfPricesAreLoaded() {
        var sale = SegmentInRedis.absent(5_000);
        var loading = sale.loading();
        loading.fence(sale.segment).block();
        loading.beginParts(sale.segment).block();

        loading.stock(sale.segment, sale.segment.prices().stream().collect(Collectors.toMap(price -> price, _ -> 3)))
                .block();

        assertThat(sale.redis.hlen(sale.keys.stock)).isEqualTo(5_000);
        assertThat(sale.stock(4_999)).isEqualTo(3);
    }

    @Test
    void theIdentityTellsWhoRedisIsAndWhetherItHasTheScripts() {
        var sale = SegmentInRedis.absent(1);

        var identity = sale.loading().identity().block();

        assertThat(identity.hasScripts()).isTrue();
        assertThat(identity.runId()).hasSize(40);
    }

    private static Offered offered(PriceDataId price, int available) {
        return new Offered(price, available, Map.of());
    }

    private static Hold hold(
            SegmentInRedis sale, HoldState state, @Nullable Instant deadline, long sequence, FirstAnswer answer) {
        return hold(sale, SegmentInRedis.customer(), state, deadline, sequence, answer);
    }

    private static Hold hold(SegmentInRedis sale, CustomerId customer, HoldState state) {
        return hold(sale, customer, state, later(), 0, new FirstAnswer.Held(later()));
    }

    private static Hold hold(
            SegmentInRedis sale,
            CustomerId customer,
            HoldState state,
            @Nullable Instant deadline,
            long sequence,
            FirstAnswer answer) {
        return new Hold(
                new OrderId(SegmentInRedis.ulid()),
                customer,
                state,
                deadline,
                sequence,
                SegmentInRedis.FINGERPRINT,
                answer,
                sale.request(1).lines());
    }

    private static Instant later() {
        return Instant.ofEpochMilli(Instant.now().plusSeconds(60).toEpochMilli());
    }
}
