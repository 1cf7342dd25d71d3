package io.flashsale.gate.redis;

import io.flashsale.gate.GateRegistration;
import io.flashsale.gate.Participant;
import io.flashsale.gate.Segment;
import io.flashsale.platform.redis.Redis;
import io.flashsale.platform.redis.RedisScripts;
import io.flashsale.platform.redis.ScriptCode;
import io.flashsale.shared.SaleId;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/** The registered hash, changed through {@code register.lua}. */
final class RedisGateRegistration implements GateRegistration {

    private final RedisScripts scripts;

    RedisGateRegistration(RedisScripts scripts) {
        this.scripts = scripts;
    }

    /** A Redis without scripts has forgotten, and its sales are about to be loaded. */
    @Override
    public Mono<Boolean> tell(SaleId sale, Collection<Participant> changed) {
        String[] keys = new SegmentKeys(new Segment(sale, 0, 0, List.of())).register();
        String[] arguments = fields(changed).toArray(String[]::new);
        return Mono.fromCompletionStage(() -> scripts.call(Scripts.REGISTER, keys, arguments))
                .map(reply -> switch (ScriptCode.of(RegisterCode.class, reply)) {
                    case LOADING -> false;
                    case NOT_LOADED, TOLD -> true;
                })
                .onErrorResume(Redis::hasForgotten, _ -> Mono.just(false))
                .onErrorMap(Redis::isAway, Redis::unavailable);
    }

    /** Of the hash: a customer and a version, below 0 when the customer has withdrawn. */
    static Stream<String> fields(Collection<Participant> participants) {
        return participants.stream().flatMap(each -> {
            int version = each.registered() ? each.version() : -each.version();
            return Stream.of(each.customer().value(), Integer.toString(version));
        });
    }
}
