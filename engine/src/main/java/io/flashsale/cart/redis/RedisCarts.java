package io.flashsale.cart.redis;

import io.flashsale.cart.Cart;
import io.flashsale.cart.CartSettings;
import io.flashsale.cart.CartStore;
import io.flashsale.platform.redis.LuaScript;
import io.flashsale.platform.redis.Redis;
import io.flashsale.platform.redis.RedisScripts;
import io.flashsale.platform.redis.ScriptCode;
import io.flashsale.shared.CartId;
import io.lettuce.core.KeyValue;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** One hash a cart: its version and its content. A Redis that was emptied has no carts: nothing is sold by that. */
@Component
@EnableConfigurationProperties(CartSettings.class)
class RedisCarts implements CartStore {

    private static final LuaScript SAVE = LuaScript.named("save_cart");

    private final RedisScripts scripts;
    private final RedisAsyncCommands<String, String> commands;
    private final CartSettings settings;

    RedisCarts(RedisScripts scripts, RedisAsyncCommands<String, String> commands, CartSettings settings) {
        this.scripts = scripts;
        this.commands = commands;
        this.settings = settings;
    }

    @Override
    public Mono<Cart> find(CartId id) {
        return Mono.fromCompletionStage(() -> commands.hmget(key(id), "version", "content"))
                .filter(fields -> fields.stream().allMatch(KeyValue::hasValue))
                .map(fields -> CartJson.read(
                        id,
                        Long.parseLong(fields.get(0).getValue()),
                        fields.get(1).getValue()))
                .onErrorMap(Redis::isAway, Redis::unavailable);
    }

    @Override
    public Mono<Cart> save(Cart cart) {
        return Mono.defer(() -> callSave(cart))
                .onErrorResume(Redis::hasForgotten, _ -> loadScript().then(callSave(cart)))
                .flatMap(reply -> switch (ScriptCode.of(SaveCode.class, reply)) {
                    case SAVED -> Mono.just(cart.saved((Long) reply.get(1)));
                    case OTHER_VERSION -> Mono.<Cart>empty();
                })
                .onErrorMap(Redis::isAway, Redis::unavailable);
    }

    private Mono<List<Object>> callSave(Cart cart) {
        String[] keys = {key(cart.id())};
        String lifetime = Long.toString(settings.lifetime(cart).toMillis());
        String version = Long.toString(cart.version());
        return Mono.fromCompletionStage(() -> scripts.call(SAVE, keys, version, CartJson.write(cart), lifetime));
    }

    /** Unlike those of the gate it may be sent again at any time: a cart promises no units. */
    private Mono<Void> loadScript() {
        return Mono.fromCompletionStage(() -> scripts.load(List.of(SAVE)));
    }

    @Override
    public Mono<Void> delete(CartId id) {
        return Mono.fromCompletionStage(() -> commands.del(key(id)))
                .onErrorMap(Redis::isAway, Redis::unavailable)
                .then();
    }

    private static String key(CartId id) {
        return "{cart:" + id + "}";
    }
}
