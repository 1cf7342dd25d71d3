package io.flashsale.account.redis;

import io.flashsale.account.Tries;
import io.flashsale.account.TryKind;
import io.flashsale.account.TryOutcome;
import io.flashsale.account.TrySettings;
import io.flashsale.platform.Sha256;
import io.flashsale.platform.redis.LuaScript;
import io.flashsale.platform.redis.Redis;
import io.flashsale.platform.redis.RedisScripts;
import io.flashsale.platform.redis.ScriptCode;
import io.flashsale.shared.ClientNetwork;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Two counters a try. Their names are digests: Redis need not know who tries what. A Redis that forgot forgives. */
@Component
@EnableConfigurationProperties(TrySettings.class)
class RedisTries implements Tries {

    private static final LuaScript COUNT = LuaScript.named("count_try");
    private static final LuaScript FORGIVE = LuaScript.named("forgive_try");
    private static final LuaScript TAKE_BACK = LuaScript.named("take_back_try");
    private static final int DIGEST_BYTES = 16;

    private final RedisScripts scripts;
    private final TrySettings settings;

    RedisTries(RedisScripts scripts, TrySettings settings) {
        this.scripts = scripts;
        this.settings = settings;
    }

    @Override
    public Mono<TryOutcome> count(TryKind kind, String account, ClientNetwork client) {
        return call(
                        COUNT,
                        keys(kind, account, client),
                        Integer.toString(settings.mostAtAccount(kind)),
                        Integer.toString(settings.mostAltogether(kind)),
                        Long.toString(settings.window().toMillis()))
                .map(reply -> switch (ScriptCode.of(TryCode.class, reply)) {
                    case TOO_MANY -> new TryOutcome.TooMany(Duration.ofMillis((Long) reply.get(1)));
                    case COUNTED -> new TryOutcome.Counted();
                });
    }

    @Override
    public Mono<Void> forgive(TryKind kind, String account, ClientNetwork client) {
        return call(FORGIVE, keys(kind, account, client)).then();
    }

    @Override
    public Mono<Void> takeBack(TryKind kind, String account, ClientNetwork client) {
        return call(TAKE_BACK, keys(kind, account, client)).then();
    }

    private Mono<List<Object>> call(LuaScript script, String[] keys, String... arguments) {
        Mono<List<Object>> call = Mono.fromCompletionStage(() -> scripts.call(script, keys, arguments));
        return call.onErrorResume(Redis::hasForgotten, _ -> load().then(call))
                .onErrorMap(Redis::isAway, Redis::unavailable);
    }

    private Mono<Void> load() {
        return Mono.fromCompletionStage(() -> scripts.load(List.of(COUNT, FORGIVE, TAKE_BACK)));
    }

    private static String[] keys(TryKind kind, String account, ClientNetwork client) {
        String tries = "{tries:" + digest(client.value()) + "}:" + kind;
        return new String[] {tries + ":" + digest(account), tries};
    }

    private static String digest(String text) {
        return HexFormat.of().formatHex(Sha256.of(text.getBytes(StandardCharsets.UTF_8)), 0, DIGEST_BYTES);
    }
}
