package io.flashsale.gate.redis;

import io.flashsale.gate.GateRegistration;
import io.flashsale.gate.Segment;
import io.flashsale.platform.redis.Redis;
import io.flashsale.platform.redis.RedisScripts;
import io.flashsale.platform.redis.ScriptCode;
import io.flashsale.shared.CustomerId;
import io.flashsale.shared.SaleId;
import java.util.List;
import reactor.core.publisher.Mono;

/** The registered set, changed through {@code register.lua}. */
final class RedisGateRegistration implements GateRegistration {

    private final RedisScripts scripts;

    RedisGateRegistration(RedisScripts scripts) {
        this.scripts = scripts;
    }

    /** A Redis without scripts has forgotten, and its sales are about to be loaded. */
    @Override
    public Mono<Boolean> tell(SaleId sale, CustomerId customer, boolean registered) {
        String[] keys = new SegmentKeys(new Segment(sale, 0, 0, List.of())).register();
        return Mono.fromCompletionStage(
                        () -> scripts.call(Scripts.REGISTER, keys, customer.value(), registered ? "1" : "0"))
                .map(reply -> switch (ScriptCode.of(RegisterCode.class, reply)) {
                    case LOADING -> false;
                    case NOT_LOADED, TOLD -> true;
                })
                .onErrorResume(Redis::hasForgotten, _ -> Mono.just(false))
                .onErrorMap(Redis::isAway, Redis::unavailable);
    }
}
