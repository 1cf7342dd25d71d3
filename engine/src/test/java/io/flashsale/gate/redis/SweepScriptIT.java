package io.flashsale.gate.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.gate.Findings;
import io.flashsale.gate.Findings.Overdue;
import io.flashsale.gate.Findings.Unserved;
import io.flashsale.gate.GateRequest;
import io.flashsale.gate.HoldState;
import io.flashsale.shared.OrderId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SweepScriptIT {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration NOW = Duration.ZERO;

    /** Looks without any grace, and counts as unlogged what is older than an hour. */
    static Findings sweepNow(SegmentInRedis sale) {
        return sweep(sale, NOW, HOUR, HOUR).orElseThrow();
    }

    /** Empty when the segment is not loaded. */
    private static Optional<Findings> sweep(
            SegmentInRedis sale, Duration grace, Duration lookAgain, Duration patience) {
        return sale.sweeping(lookAgain)
                .sweep(sale.segment, grace, patience, "0", false)
                .blockOptional();
    }

    @Test
    void aHoldIsOverdueWhenItsDeadlineIsPastByTheGrace() {
        var sale = SegmentInRedis.open(3);
        var past = heldUntil(sale, sale.nowMillis() - 5_000);
        heldUntil(sale, sale.nowMillis() + 60_000);
        var deadline = sale.hold(past.order()).deadline();

        assertThat(sweep(sale, HOUR, HOUR, HOUR).orElseThrow().overdue()).isEmpty();
        assertThat(sweep(sale, Duration.ofSeconds(5), HOUR, HOUR).orElseThrow().overdue())
                .containsExactly(new Overdue(past.order(), deadline));
    }

    @Test
    void anOverdueHoldIsNotReportedAgainBeforeItIsTime() {
        var sale = SegmentInRedis.open(3);
        var past = heldUntil(sale, sale.nowMillis() - 5_000);

        assertThat(sweepNow(sale).overdue()).hasSize(1);
        assertThat(sweepNow(sale).overdue()).isEmpty();
        sale.redis.zadd(sale.keys.deadlines, sale.nowMillis() - 1, past.order().value());
        assertThat(sweepNow(sale).overdue())
                .as("again after a while, with the same deadline")
                .containsExactly(
                        new Overdue(past.order(), sale.hold(past.order()).deadline()));
    }

    @Test
    void sweepingReleasesNothing() {
        var sale = SegmentInRedis.open(3);
        var past = heldUntil(sale, sale.nowMillis() - 5_000);

        var findings = sweepNow(sale);

        assertThat(findings.openHolds()).isEqualTo(1);
        assertThat(sale.stock(0)).isEqualTo(2);
        assertThat(sale.state(past)).isEqualTo(HoldState.HELD);
    }

    @Test
    void aRecordIsUnloggedOnlyAfterThePatience() {
        var sale = SegmentInRedis.open(3);
        var request = sale.request(1);
        var held = sale.reserve(request);

        assertThat(sweep(sale, NOW, HOUR, HOUR).orElseThrow().unlogged()).isEmpty();
        var found = sweep(sale, NOW, HOUR, NOW).orElseThrow().unlogged();

        assertThat(found).singleElement().satisfies(unlogged -> {
            assertThat(unlogged.order()).isEqualTo(request.order());
            assertThat(unlogged.outcome()).isEqualTo(held);
            assertThat(unlogged.record()).isEqualTo(SegmentInRedis.RECORD);
        });
    }

    @Test
    void aPromotionIsReportedOnlyWhenTheLogHasItsOrder() {
        var sale = SegmentInRedis.open(1).with("waitlist_capacity", 1);
        var holder = sale.request(1);
        var waiting = sale.request(1);
        sale.reserveAll(holder, waiting);
        sale.release(holder.order());

        assertThat(sweepNow(sale).promoted()).isEmpty();
        sale.redis.hdel(sale.keys.unlogged, waiting.order().value());

        var promoted = sweepNow(sale).promoted();
        assertThat(promoted).extracting(Findings.Promoted::order).containsExactly(waiting.order());
        assertThat(promoted.getFirst().deadline())
                .isEqualTo(sale.hold(waiting.order()).deadline());
        assertThat(sweepNow(sale).promoted()).as("until it is logged").hasSize(1);
    }

    @Test
    void unitsThatAreThereGoToThoseWhoWait() {
        var sale = SegmentInRedis.open(0).with("waitlist_capacity", 2);
        var first = sale.request(1);
        var second = sale.request(1);
        sale.reserveAll(first, second);
        sale.redis.hincrby(sale.keys.stock, sale.price(0).value(), 1);

        sweepNow(sale);

        assertThat(sale.state(first)).isEqualTo(HoldState.HELD);
        assertThat(sale.state(second)).isEqualTo(HoldState.WAITLISTED);
        assertThat(sale.stock(0)).isZero();
    }

    @Test
    void fiveHundredOverdueAreReportedAtOnceAndTheRestNext() {
        var sale = SegmentInRedis.open(600);
        for (int i = 0; i < 5; i++) {
            var batch = Stream.generate(() -> sale.request(1)).limit(120).toArray(GateRequest[]::new);
            sale.reserveAll(batch);
        }
        for (var order : sale.redis.zrange(sale.keys.deadlines, 0, -1)) {
            sale.redis.zadd(sale.keys.deadlines, sale.nowMillis() - 5_000, order);
        }

        assertThat(sweepNow(sale).overdue()).hasSize(500);
        assertThat(sweepNow(sale).overdue()).hasSize(100);
        assertThat(sweepNow(sale).overdue()).isEmpty();
    }

    @Test
    void whenTheSaleHasClosedAndNoHoldIsOpenTheRestOfTheLineIsUnserved() {
        var sale = SegmentInRedis.open(1).with("waitlist_capacity", 5);
        var holder = sale.request(1);
        var first = sale.request(1);
        var second = sale.request(1);
        sale.reserveAll(holder, first, second);
        sale.with("state", "CLOSED");

        assertThat(sweepNow(sale).unserved()).as("a hold is open").isEmpty();
        sale.release(holder.order());
        assertThat(sale.state(first)).as("the next in line").isEqualTo(HoldState.HELD);
        assertThat(sweepNow(sale).unserved()).as("an offer is open").isEmpty();
        sale.settle(first.order());

        assertThat(sweepNow(sale).unserved()).extracting(Unserved::order).containsExactly(second.order());
        assertThat(sweepNow(sale).unserved()).as("claimed for a while").isEmpty();
        assertThat(sale.state(second)).as("the ledger ends it").isEqualTo(HoldState.WAITLISTED);
        sale.release(second.order());
        assertThat(sale.line(0)).isEmpty();
        assertThat(sale.redis.zcard(sale.keys.deadlines)).isZero();
    }

    @Test
    void theEndOfTheWindowClosesASaleAndAPauseDoesNot() {
        var sale = SegmentInRedis.open(0).with("waitlist_capacity", 5);
        var waiting = sale.request(1);
        sale.reserve(waiting);

        assertThat(sweepNow(sale).unserved()).isEmpty();
        sale.with("state", "PAUSED");
        assertThat(sweepNow(sale).unserved()).isEmpty();
        sale.with("closes_ms", sale.nowMillis() - 1);

        assertThat(sweepNow(sale).unserved()).hasSize(1);
    }

    @Test
    void aUnitThatComesBackAfterAllGoesToTheHeadOfTheUnserved() {
        var sale = SegmentInRedis.open(1).with("waitlist_capacity", 5);
        var sold = sale.request(1);
        var first = sale.request(1);
        var second = sale.request(1);
        sale.reserveAll(sold, first, second);
        sale.settle(sold.order());
        sale.with("state", "CLOSED");
        sweepNow(sale);

        sale.release(sold.order());

        assertThat(sale.state(first)).isEqualTo(HoldState.HELD);
        assertThat(sale.redis.zscore(sale.keys.deadlines, first.order().value()))
                .isEqualTo(sale.hold(first.order()).deadline().toEpochMilli());
        assertThat(sale.state(second)).isEqualTo(HoldState.WAITLISTED);
    }

    @Test
    void fiveHundredUnservedAreFoundAtOnceAndTheRestWhenTheyAreGone() {
        var sale = SegmentInRedis.open(0).with("waitlist_capacity", 600);
        for (int i = 0; i < 5; i++) {
            sale.reserveAll(Stream.generate(() -> sale.request(1)).limit(120).toArray(GateRequest[]::new));
        }
        sale.with("state", "CLOSED");

        var found = sweepNow(sale).unserved();
        assertThat(found).hasSize(500);
        found.subList(1, 500).forEach(unserved -> sale.release(unserved.order()));
        assertThat(sweepNow(sale).unserved()).isEmpty();
        sale.release(found.getFirst().order());
        assertThat(sweepNow(sale).unserved()).hasSize(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"FENCED", "LOADING"})
    void findsNothingWhileTheSaleIsLoaded(String state) {
        var sale = SegmentInRedis.open(1).with("waitlist_capacity", 1);
        heldUntil(sale, sale.nowMillis() - 5_000);
        sale.with("state", state);
        var before = sale.everything();

        assertThat(sweep(sale, NOW, HOUR, NOW)).isEmpty();
        assertThat(sale.everything()).isEqualTo(before);
    }

    @Test
    void aHeadThatLacksALaterArticleMovesToItsLine() {
        var sale = SegmentInRedis.open(0, 0).with("waitlist_capacity", 1);
        var waiting = sale.request(1, 1);
        sale.reserve(waiting);
        sale.redis.hset(sale.keys.stock, sale.price(0).value(), "1");

        sweep(sale, Duration.ZERO, Duration.ofSeconds(1), Duration.ZERO);

        assertThat(sale.line(0)).isEmpty();
        assertThat(sale.line(1)).containsExactly(waiting.order().value());
    }

    /** A hold whose deadline was moved, as if the time had gone by. */
    private static GateRequest heldUntil(SegmentInRedis sale, long deadlineMillis) {
        var request = sale.request(1);
        sale.reserve(request);
        var order = request.order();
        var stored = sale.redis.hget(sale.keys.holds, order.value());
        var moved = stored.replace("|" + deadline(sale, order) + "|0|", "|" + deadlineMillis + "|0|");
        sale.redis.hset(sale.keys.holds, order.value(), moved);
        sale.redis.zadd(sale.keys.deadlines, deadlineMillis, order.value());
        assertThat(sale.hold(order).deadline()).isEqualTo(Instant.ofEpochMilli(deadlineMillis));
        return request;
    }

    private static long deadline(SegmentInRedis sale, OrderId order) {
        return sale.hold(order).deadline().toEpochMilli();
    }
}
