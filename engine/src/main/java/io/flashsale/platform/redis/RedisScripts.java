package io.flashsale.platform.redis;

import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Calls scripts by their SHA. An unknown SHA is an error: the script is never sent along. */
public final class RedisScripts {

    private final RedisAsyncCommands<String, String> commands;

    public RedisScripts(RedisAsyncCommands<String, String> commands) {
        this.commands = commands;
    }

    /** The script's answer: numbers as {@link Long}, texts as {@link String}, lists as {@link List}. */
    public CompletionStage<List<Object>> call(LuaScript script, String[] keys, String... arguments) {
        return commands.evalsha(script.sha(), ScriptOutputType.MULTI, keys, arguments);
    }

    /** Makes the scripts known to Redis. */
    public CompletionStage<Void> load(List<LuaScript> scripts) {
        return CompletableFuture.allOf(scripts.stream()
                .map(script -> commands.scriptLoad(script.text()).toCompletableFuture())
                .toArray(CompletableFuture[]::new));
    }

    /** Whether Redis knows every one of the scripts. */
    public CompletionStage<Boolean> known(List<LuaScript> scripts) {
        return commands.scriptExists(scripts.stream().map(LuaScript::sha).toArray(String[]::new))
                .thenApply(found -> !found.contains(false));
    }
}
