package io.flashsale.gate.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flashsale.gate.GateOutcome.Held;
import io.flashsale.gate.StaleEpoch;
import io.flashsale.shared.AdjustmentId;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClearScriptIT {

    @Test
    void everyKeyOfTheSaleGoesAndNoneOfAnother() {
        var other = everyKey();
        var before = other.everything();
        var sale = everyKey();
        assertThat(sale.redis.exists(sale.keys.all())).isEqualTo(sale.keys.all().length);
        sale.redis.del(sale.keys.unlogged, sale.keys.promoted);

        assertThat(clear(sale)).isTrue();

        assertThat(sale.redis.keys("{" + sale.segment.sale() + ":*")).isEmpty();
        assertThat(other.everything()).isEqualTo(before);
        assertThat(clear(sale)).as("again").isTrue();
    }

    @Test
    void whatTheLogLacksStaysWithAllTheRest() {
        var unlogged = everyKey();
        unlogged.redis.del(unlogged.keys.promoted);
        var promoted = everyKey();
        promoted.redis.del(promoted.keys.unlogged);
        var beforeUnlogged = unlogged.everything();
        var beforePromoted = promoted.everything();

        assertThat(clear(unlogged)).isFalse();
        assertThat(clear(promoted)).isFalse();

        assertThat(unlogged.everything()).isEqualTo(beforeUnlogged);
        assertThat(promoted.everything()).isEqualTo(beforePromoted);
    }

    @Test
    void aSaleWhoseWindowIsNotOverStays() {
        var sale = SegmentInRedis.open(5);
        var before = sale.everything();

        assertThatThrownBy(() -> clear(sale)).isInstanceOf(StaleEpoch.class);

        assertThat(sale.everything()).isEqualTo(before);
    }

    @Test
    void aSaleThatWasLoadedUnderALaterEpochStays() {
        var sale = SegmentInRedis.open(5).with("closes_ms", 1).with("epoch", 2);
        var before = sale.everything();

        assertThatThrownBy(() -> clear(sale)).isInstanceOf(StaleEpoch.class);

        assertThat(sale.everything()).isEqualTo(before);
    }

    @Test
    void whatIsLeftOfALoadThatNeverEndedGoes() {
        var sale = SegmentInRedis.open(5);
        sale.loading().fence(sale.segment).block();
        sale.loading().beginParts(sale.segment).block();
        sale.loading().stock(sale.segment, Map.of(sale.price(0), 5)).block();

        assertThat(clear(sale)).isTrue();

        assertThat(sale.redis.exists(sale.keys.all())).isZero();
    }

    @Test
    void aSaleThatWasClearedMayBeLoadedAnew() {
        var sale = SegmentInRedis.open(5).with("closes_ms", 1);
        clear(sale);
        var anew = sale.underEpoch(2);

        assertThat(anew.loading().loaded(anew.segment).blockOptional()).isEmpty();
        anew.loading().fence(anew.segment).block();
        anew.loading().beginParts(anew.segment).block();
        anew.loading().stock(anew.segment, Map.of(anew.price(0), 5)).block();
        anew.loading().open(anew.segment, SegmentInRedis.rules()).block();

        assertThat(anew.reserve(anew.request(1))).isInstanceOf(Held.class);
    }

    /** Ended, with something under each of its keys. */
    private static SegmentInRedis everyKey() {
        var sale = SegmentInRedis.open(1, 0).with("waitlist_capacity", 5);
        var holder = sale.request(1, 0);
        sale.reserveAll(holder, sale.request(1, 0), sale.request(1, 0), sale.request(0, 1));
        sale.release(holder.order());
        sale.register(SegmentInRedis.customer(), 1);
        sale.adjust(new AdjustmentId(SegmentInRedis.ulid()), 1, 0);
        return sale.with("closes_ms", 1);
    }

    private static boolean clear(SegmentInRedis sale) {
        return Boolean.TRUE.equals(sale.loading().clear(sale.segment).block());
    }
}
