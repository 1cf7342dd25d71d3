package io.flashsale.gate.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.gate.HoldState;
import io.flashsale.gate.StoredHold;
import io.flashsale.shared.OrderId;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FindHoldScriptIT {

    @Test
    void aHoldStandsBesideItsRecordUntilTheLogHasIt() {
        var sale = SegmentInRedis.open(3);
        var request = sale.request(2);
        sale.reserve(request);

        var before = sale.find(request.order()).orElseThrow();
        sale.redis.hdel(sale.keys.unlogged, request.order().value());
        var after = sale.find(request.order()).orElseThrow();

        assertThat(before.hold().state()).isEqualTo(HoldState.HELD);
        assertThat(Objects.requireNonNull(before.unlogged()).record()).isEqualTo(SegmentInRedis.RECORD);
        assertThat(after).isEqualTo(new StoredHold(before.hold(), null));
    }

    @Test
    void aHoldThatIsNotThereIsNotFound() {
        var sale = SegmentInRedis.open(3);

        assertThat(sale.find(new OrderId(SegmentInRedis.ulid()))).isEmpty();
    }
}
