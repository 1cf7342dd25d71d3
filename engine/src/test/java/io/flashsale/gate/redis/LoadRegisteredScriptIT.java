package io.flashsale.gate.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flashsale.gate.GateLoading;
import io.flashsale.gate.StaleEpoch;
import io.flashsale.shared.CustomerId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LoadRegisteredScriptIT {

    private static final List<CustomerId> ONE = List.of(SegmentInRedis.customer());

    @Test
    void aPartIsWrittenInBothPhasesOfALoadAndEndsNone() {
        var sale = SegmentInRedis.absent(1);
        var loading = sale.loading();
        var many = Stream.generate(SegmentInRedis::customer)
                .limit(GateLoading.MOST_CUSTOMERS_A_PART)
                .toList();
        loading.fence(sale.segment).block();

        loading.registered(sale.segment, many).block();
        assertThat(sale.redis.hget(sale.keys.sale, "state")).isEqualTo("FENCED");
        loading.beginParts(sale.segment).block();
        loading.registered(sale.segment, ONE).block();

        assertThat(sale.redis.hget(sale.keys.sale, "state")).isEqualTo("LOADING");
        assertThat(sale.redis.scard(sale.keys.registered)).isEqualTo(many.size() + 1);
    }

    @Test
    void aFenceForgetsWhoWasRegistered() {
        var sale = SegmentInRedis.open(1);
        sale.register(ONE.getFirst(), true);

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
