package io.flashsale.gate.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.gate.FirstAnswer;
import io.flashsale.gate.GateOutcome;
import io.flashsale.gate.GateOutcome.Closed;
import io.flashsale.gate.GateOutcome.Fenced;
import io.flashsale.gate.GateOutcome.Held;
import io.flashsale.gate.GateOutcome.KeyReused;
import io.flashsale.gate.GateOutcome.LimitReached;
import io.flashsale.gate.GateOutcome.NotOpen;
import io.flashsale.gate.GateOutcome.NotRegistered;
import io.flashsale.gate.GateOutcome.Paused;
import io.flashsale.gate.GateOutcome.Replayed;
import io.flashsale.gate.GateOutcome.SoldOut;
import io.flashsale.gate.GateOutcome.Throttled;
import io.flashsale.gate.GateOutcome.Waitlisted;
import io.flashsale.gate.GateRequest;
import io.flashsale.gate.HoldState;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReserveScriptIT {

    @Test
    void admitsNobodyToASaleThatIsNotLoaded() {
        var sale = SegmentInRedis.absent(1);

        assertThat(sale.reserve(sale.request(1))).isEqualTo(new Fenced());
        assertThat(sale.redis.exists(sale.keys.all())).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 2})
    void admitsNobodyUnderAnotherEpoch(long epoch) {
        var sale = SegmentInRedis.open(5);
        var before = sale.everything();
        var elsewhere = sale.underEpoch(epoch);

        var outcomes = elsewhere.reserveAll(elsewhere.request(1), elsewhere.request(1));

        assertThat(outcomes).containsExactly(new Fenced(), new Fenced());
        assertThat(sale.everything()).isEqualTo(before);
    }

    @Test
    void aSaleThatWasLoadedIntoAnotherRedisIsFenced() {
        var sale = SegmentInRedis.open(5);
        var known = sale.request(1);
        sale.reserve(known);
        sale.with("run_id", "before");

        assertThat(sale.reserve(sale.request(1))).isEqualTo(new Fenced());
        assertThat(sale.reserve(known)).isEqualTo(new Fenced());
    }

    @ParameterizedTest
    @ValueSource(strings = {"FENCED", "LOADING"})
    void admitsNobodyWhileItIsLoaded(String state) {
        var sale = SegmentInRedis.open(5);
        var known = sale.request(1);
        sale.reserve(known);
        sale.with("state", state);

        assertThat(sale.reserve(sale.request(1))).isEqualTo(new Fenced());
        assertThat(sale.reserve(known)).isEqualTo(new Fenced());
    }

    @Test
    void ofSeveralRefusalsThatApplyTheFirstIsGiven() {
        var sale = SegmentInRedis.open(0)
                .with("limit", 0)
                .with("registration", 1)
                .with("rate", 1)
                .with("burst", 0);
        var opens = sale.nowMillis() + 60_000;
        sale.with("opens_ms", opens).with("closes_ms", 0).with("state", "PAUSED");
        var request = sale.request(1);

        assertThat(sale.reserve(request)).as("past its end").isEqualTo(new Closed());
        sale.with("state", "CLOSED").with("closes_ms", opens + 1);
        assertThat(sale.reserve(request)).as("for good, before it opens").isEqualTo(new Closed());
        sale.with("state", "PAUSED");
        assertThat(sale.reserve(request)).isEqualTo(new NotOpen(Instant.ofEpochMilli(opens)));
        sale.with("opens_ms", 0);
        assertThat(sale.reserve(request)).isEqualTo(new Paused());
        sale.with("state", "OPEN");
        assertThat(sale.reserve(request)).isEqualTo(new NotRegistered());
        sale.register(request.customer(), 1);
        assertThat(sale.reserve(request)).isInstanceOf(Throttled.class);
        sale.with("rate", 1_000_000).with("burst", 1_000_000).redis.del(sale.keys.bucket);
        assertThat(sale.reserve(request)).isEqualTo(new LimitReached(0));
        sale.with("limit", 1);
        assertThat(sale.reserve(request)).isEqualTo(new SoldOut());
        assertThat(sale.redis.exists(sale.keys.holds, sale.keys.bought, sale.keys.unlogged, sale.keys.deadlines))
                .as("refused is nothing")
                .isZero();
        sale.with("waitlist_capacity", 1);
        assertThat(sale.reserve(request)).isInstanceOf(Waitlisted.class);
        assertThat(sale.reserve(request)).isEqualTo(new Replayed(new FirstAnswer.Waitlisted(1)));
    }

    @Test
    void aKnownOrderIsToldWhatItWasToldWhateverHasBecomeOfTheSale() {
        var sale = SegmentInRedis.open(1).with("waitlist_capacity", 1);
        var holder = sale.request(1);
        var waiting = sale.request(1);
        var held = (Held) sale.reserve(holder);
        sale.reserve(waiting);
        sale.with("limit", 0).with("burst", 0).with("closes_ms", 1).redis.del(sale.keys.bucket);

        assertThat(sale.reserve(holder)).isEqualTo(new Replayed(new FirstAnswer.Held(held.deadline())));
        assertThat(sale.reserve(waiting)).isEqualTo(new Replayed(new FirstAnswer.Waitlisted(1)));
        sale.release(holder.order());
        assertThat(sale.state(waiting)).isEqualTo(HoldState.HELD);
        assertThat(sale.reserve(waiting)).isEqualTo(new Replayed(new FirstAnswer.Waitlisted(1)));
        assertThat(sale.reserve(holder)).isEqualTo(new Replayed(new FirstAnswer.Held(held.deadline())));
    }

    @Test
    void aKnownOrderWithAnotherBodyIsRefused() {
        var sale = SegmentInRedis.open(5);
        var first = sale.request(1);
        sale.reserve(first);
        var before = sale.everything();

        var other = sale.request(first.order(), first.customer(), "fedcba9876543210", 2);

        assertThat(sale.reserve(other)).isEqualTo(new KeyReused());
        assertThat(sale.everything()).isEqualTo(before);
    }

    @Test
    void aHoldTakesTheUnitsUntilItsDeadlineAndKeepsItsRecordForTheLog() {
        var sale = SegmentInRedis.open(5);
        var request = sale.request(2);

        var held = (Held) sale.reserve(request);

        var deadline = held.heldAt().plus(SegmentInRedis.HOLD);
        assertThat(held.deadline()).isEqualTo(deadline);
        assertThat(sale.stock(0)).isEqualTo(3);
        assertThat(sale.bought(request.customer(), 0)).isEqualTo(2);
        assertThat(sale.redis.zscore(sale.keys.deadlines, request.order().value()))
                .isEqualTo(deadline.toEpochMilli());
        assertThat(StoredHolds.unlogged(
                                request.order(),
                                sale.redis.hget(
                                        sale.keys.unlogged, request.order().value()))
                        .outcome())
                .isEqualTo(held);
        assertThat(sale.redis.hget(sale.keys.unlogged, request.order().value())).endsWith("|" + SegmentInRedis.RECORD);
    }

    @Test
    void theLimitCountsWhatIsHeldAndWhatIsWaitedFor() {
        var sale = SegmentInRedis.open(1).with("limit", 2).with("waitlist_capacity", 5);
        var anna = SegmentInRedis.customer();

        assertThat(sale.reserve(sale.request(anna, 1))).isInstanceOf(Held.class);
        assertThat(sale.reserve(sale.request(anna, 1))).isInstanceOf(Waitlisted.class);
        assertThat(sale.reserve(sale.request(anna, 1))).isEqualTo(new LimitReached(2));
        assertThat(sale.reserve(sale.request(SegmentInRedis.customer(), 3))).isEqualTo(new LimitReached(2));
    }

    @Test
    void theLimitIsPerPrice() {
        var sale = SegmentInRedis.open(5, 5).with("limit", 1);
        var anna = SegmentInRedis.customer();

        assertThat(sale.reserve(sale.request(anna, 1, 0))).isInstanceOf(Held.class);
        assertThat(sale.reserve(sale.request(anna, 1, 1))).isEqualTo(new LimitReached(1));
        assertThat(sale.reserve(sale.request(anna, 0, 1))).isInstanceOf(Held.class);
    }

    @Test
    void allLinesAreHeldOrNone() {
        var sale = SegmentInRedis.open(5, 1);

        assertThat(sale.reserve(sale.request(2, 2))).isEqualTo(new SoldOut());
        assertThat(sale.stock(0)).isEqualTo(5);
        assertThat(sale.reserve(sale.request(2, 1))).isInstanceOf(Held.class);
        assertThat(sale.stock(0)).isEqualTo(3);
        assertThat(sale.stock(1)).isZero();
    }

    @Test
    void aBasketWaitsInTheLineOfTheArticleThatItLacks() {
        var sale = SegmentInRedis.open(5, 0).with("waitlist_capacity", 5);
        var basket = sale.request(1, 1);

        assertThat(sale.reserve(basket)).isInstanceOf(Waitlisted.class);
        assertThat(sale.line(0)).isEmpty();
        assertThat(sale.line(1)).containsExactly(basket.order().value());
        assertThat(sale.stock(0)).isEqualTo(5);
    }

    @Test
    void newcomersNeverOvertakeThoseWhoWait() {
        var sale = SegmentInRedis.open(0).with("waitlist_capacity", 2);
        sale.reserve(sale.request(3));
        sale.redis.hincrby(sale.keys.stock, sale.price(0).value(), 2);

        var second = (Waitlisted) sale.reserve(sale.request(1));

        assertThat(second.position()).isEqualTo(2);
        assertThat(second.sequence()).isEqualTo(2);
        assertThat(sale.reserve(sale.request(1))).as("the waitlist is full").isEqualTo(new SoldOut());
        assertThat(sale.stock(0)).isEqualTo(2);
    }

    @Test
    void whoDoesNotWaitIsRefusedWhileOthersMayStillJoin() {
        var sale = SegmentInRedis.open(0).with("waitlist_capacity", 1);

        var refused = sale.reply(SegmentInRedis.impatient(sale.request(1)));

        assertThat(refused.subList(1, 4)).as("sold out, but not for everybody").containsExactly(11L, 0L, 0L);
        assertThat(sale.redis.hlen(sale.keys.holds)).isZero();
        assertThat(sale.reserve(sale.request(1))).isInstanceOf(Waitlisted.class);
        assertThat(sale.reply(SegmentInRedis.impatient(sale.request(1))).subList(1, 4))
                .containsExactly(11L, 1L, 1L);
    }

    @Test
    void soldOutTellsWhetherAnySmallerQuantityCouldBeHad() {
        var sale = SegmentInRedis.open(1);

        var tooMany = sale.reply(sale.request(2));
        sale.reserve(sale.request(1));
        var nothingLeft = sale.reply(sale.request(1));

        assertThat(tooMany.subList(1, 4)).containsExactly(11L, 0L, 0L);
        assertThat(nothingLeft.subList(1, 4))
                .as("with the number of known orders")
                .containsExactly(11L, 1L, 1L);
    }

    @Test
    void anEmptyBucketTellsEachTheTimeOfATokenOfItsOwn() {
        var sale = SegmentInRedis.open(5).with("rate", 10).with("burst", 2);
        bucket(sale, 1_000, sale.nowMillis());

        var outcomes = sale.reserveAll(sale.request(1), sale.request(1), sale.request(1));

        assertThat(outcomes.get(0)).isInstanceOf(Held.class);
        assertThat(wait(outcomes.get(1))).isBetween(Duration.ofMillis(1), Duration.ofMillis(100));
        assertThat(wait(outcomes.get(2)).minus(wait(outcomes.get(1)))).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void theBucketRefillsAtItsRateAndNeverAboveItsBurst() {
        var sale = SegmentInRedis.open(50).with("rate", 1).with("burst", 3);

        bucket(sale, 0, sale.nowMillis() - 2_000);
        var afterTwoSeconds = sale.reserveAll(requests(sale, 5));
        bucket(sale, 0, sale.nowMillis() - 3_600_000);
        var afterAnHour = sale.reserveAll(requests(sale, 5));

        assertThat(afterTwoSeconds).filteredOn(Held.class::isInstance).hasSize(2);
        assertThat(afterAnHour).filteredOn(Held.class::isInstance).hasSize(3);
    }

    @Test
    void whoIsRefusedBeforeTheBucketTakesNoToken() {
        var sale = SegmentInRedis.open(50).with("rate", 1).with("burst", 2).with("registration", 1);
        bucket(sale, 2_000, sale.nowMillis());
        var member = sale.request(1);
        sale.register(member.customer(), 1);

        sale.reserveAll(requests(sale, 5));
        var first = sale.reserve(member);
        sale.reserveAll(member, member, member);

        assertThat(first).isInstanceOf(Held.class);
        assertThat(sale.reserve(sale.request(member.customer(), 1)))
                .as("the second token")
                .isInstanceOf(Held.class);
    }

    private static void bucket(SegmentInRedis sale, long thousandths, long refilledMillis) {
        sale.redis.hset(
                sale.keys.bucket,
                Map.of("tokens", Long.toString(thousandths), "refilled_ms", Long.toString(refilledMillis)));
    }

    private static Duration wait(GateOutcome outcome) {
        return ((Throttled) outcome).retryAfter();
    }

    private static GateRequest[] requests(SegmentInRedis sale, int count) {
        return Stream.generate(() -> sale.request(1)).limit(count).toArray(GateRequest[]::new);
    }
}
