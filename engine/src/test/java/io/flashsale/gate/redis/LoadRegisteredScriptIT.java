package io.flashsale.gate.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flashsale.gate.GateLoading;
import io.flashsale.gate.GateOutcome.Held;
import io.flashsale.gate.GateOutcome.NotRegistered;
import io.flashsale.gate.Participant;
import io.flashsale.gate.StaleEpoch;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoadRegisteredScriptIT {

    private static final List<Participant> ONE = List.of(new Participant(SegmentInRedis.customer(), true, 1));

    @Test
    void aPartIsWrittenInBothPhasesOfALoadAndEndsNone() {
        var sale = SegmentInRedis.absent(1);
        var loading = sale.loading();
        var many = IntStream.range(0, GateLoading.MOST_PARTICIPANTS_A_PART)
                .mapToObj(i -> new Participant(SegmentInRedis.customer(), i % 2 == 0, 1_000_000))
                .toList();
        loading.fence(sale.segment).block();

        loading.registered(sale.segment, many).block();
        assertThat(sale.redis.hget(sale.keys.sale, "state")).isEqualTo("FENCED");
        loading.beginParts(sale.segment).block();
        loading.registered(sale.segment, ONE).block();

        assertThat(sale.redis.hget(sale.keys.sale, "state")).isEqualTo("LOADING");
        assertThat(sale.redis.hlen(sale.keys.registered)).isEqualTo(many.size() + 1);
    }

    @Test
    void whoWasLoadedAsRegisteredBuysAndAWordFromBeforeTheLoadChangesNothing() {
        var sale = SegmentInRedis.absent(1);
        var loading = sale.loading();
        var stays = SegmentInRedis.customer();
        var gone = SegmentInRedis.customer();
        loading.fence(sale.segment).block();
        loading.registered(sale.segment, List.of(new Participant(stays, true, 3), new Participant(gone, false, 2)))
                .block();
        loading.beginParts(sale.segment).block();
        loading.stock(sale.segment, Map.of(sale.price(0), 5)).block();
        loading.open(sale.segment, SegmentInRedis.rules()).block();
        sale.with("registration", 1);

        sale.register(stays, -2);
        sale.register(gone, 1);

        assertThat(sale.reserve(sale.request(stays, 1))).isInstanceOf(Held.class);
        assertThat(sale.reserve(sale.request(gone, 1))).isEqualTo(new NotRegistered());
        assertThat(sale.reserve(sale.request(1))).isEqualTo(new NotRegistered());
    }

    @Test
    void aFenceForgetsWhoWasRegistered() {
        var sale = SegmentInRedis.open(1);
        sale.register(ONE.getFirst().customer(), 1);

        sale.underEpoch(2).loading().fence(sale.underEpoch(2).segment).block();

        assertThat(sale.redis.exists(sale.keys.registered)).isZero();
    }

    @Test
    void aLoadThatWasOvertakenAndOneThatHasEndedWriteNothing() {
        var sale = SegmentInRedis.open(1);
        var next = sale.underEpoch(2);

        assertThatThrownBy(() -> sale.loading().registered(sale.segment, ONE).block())
                .isInstanceOf(StaleEpoch.class);
        next.loading().fence(next.segment).block();
        assertThatThrownBy(() -> sale.loading().registered(sale.segment, ONE).block())
                .isInstanceOf(StaleEpoch.class);
        assertThat(sale.redis.exists(sale.keys.registered)).isZero();
    }
}
