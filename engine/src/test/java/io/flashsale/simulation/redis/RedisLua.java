package io.flashsale.simulation.redis;

import io.lettuce.core.RedisCommandExecutionException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import party.iroiro.luajava.Lua;
import party.iroiro.luajava.LuaException;
import party.iroiro.luajava.lua51.Lua51;

/**
 * Runs scripts in Lua 5.1, the one inside Redis, with {@code redis.call} and Redis' conversions: a number becomes a
 * whole one, nil and false are the same.
 */
final class RedisLua {

    private static final ThreadLocal<RedisLua> OF_THREADS = ThreadLocal.withInitial(RedisLua::new);

    private final Lua lua = new Lua51();
    private final Map<String, Integer> compiled = new HashMap<>();
    private RedisServer server = _ -> null;
    private @Nullable RuntimeException failure;

    private RedisLua() {
        lua.openLibraries();
        lua.createTable(0, 1);
        lua.push(_ -> call());
        lua.setField(-2, "call");
        lua.setGlobal("redis");
    }

    /** Lua knows no threads: each has its own. */
    static RedisLua ofThisThread() {
        return OF_THREADS.get();
    }

    /** Or signals that it is no Lua, as Redis does when it is loaded. */
    void require(String text) {
        try {
            compiled.computeIfAbsent(text, this::compile);
        } catch (LuaException e) {
            throw new RedisCommandExecutionException("ERR Error compiling script: " + e.getMessage(), e);
        }
    }

    @Nullable
    Object run(String text, List<String> keys, List<String> arguments, RedisServer at) {
        server = at;
        failure = null;
        push(keys);
        lua.setGlobal("KEYS");
        push(arguments);
        lua.setGlobal("ARGV");
        lua.refGet(compiled.computeIfAbsent(text, this::compile));
        try {
            lua.pCall(0, 1);
        } catch (LuaException e) {
            throw failure != null ? failure : new RedisCommandExecutionException("ERR Error running script", e);
        }
        Object reply = reply();
        lua.pop(1);
        return reply;
    }

    private int compile(String text) {
        lua.load(text);
        return lua.ref();
    }

    /** {@code redis.call}: its arguments stand on the stack. */
    private int call() {
        String[] command = new String[lua.getTop()];
        for (int i = 0; i < command.length; i++) {
            command[i] = argument(i + 1);
        }
        try {
            push(server.call(command));
            return 1;
        } catch (RuntimeException e) {
            failure = e;
            throw e;
        }
    }

    private String argument(int at) {
        return switch (lua.type(at)) {
            case STRING -> String.valueOf(lua.toString(at));
            case NUMBER -> whole(lua.toNumber(at));
            default ->
                throw new RedisCommandExecutionException(
                        "ERR Lua redis() command arguments must be strings or integers");
        };
    }

    private static String whole(double number) {
        if (number != Math.rint(number) || Math.abs(number) > 1L << 53) {
            throw new IllegalArgumentException("number: " + number + " (expected: a whole one)");
        }
        return Long.toString((long) number);
    }

    private void push(@Nullable Object value) {
        switch (value) {
            case null -> lua.push(false);
            case Long number -> lua.push((Number) number.doubleValue());
            case String text -> lua.push(text);
            case List<?> list -> {
                lua.createTable(list.size(), 0);
                for (int i = 0; i < list.size(); i++) {
                    push(list.get(i));
                    lua.rawSetI(-2, i + 1);
                }
            }
            default -> throw new IllegalArgumentException("value: " + value);
        }
    }

    /** The value on top of the stack; a list ends at its first nil. */
    private @Nullable Object reply() {
        return switch (lua.type(-1)) {
            case NUMBER -> (long) lua.toNumber(-1);
            case STRING -> lua.toString(-1);
            case BOOLEAN -> lua.toBoolean(-1) ? 1L : null;
            case TABLE -> list();
            default -> null;
        };
    }

    private List<@Nullable Object> list() {
        List<@Nullable Object> list = new ArrayList<>();
        lua.rawGetI(-1, 1);
        for (int i = 2; !lua.isNil(-1); i++) {
            list.add(reply());
            lua.pop(1);
            lua.rawGetI(-1, i);
        }
        lua.pop(1);
        return list;
    }
}
