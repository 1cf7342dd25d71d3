package io.flashsale.simulation.redis;

import io.lettuce.core.KeyValue;
import io.lettuce.core.MapScanCursor;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Lettuce's commands, as far as the gate calls them, over anything that carries a command to a Redis. */
public final class RedisClientOf implements InvocationHandler {

    private final Function<String[], CompletionStage<@Nullable Object>> carrier;

    private RedisClientOf(Function<String[], CompletionStage<@Nullable Object>> carrier) {
        this.carrier = carrier;
    }

    @SuppressWarnings("unchecked")
    public static RedisAsyncCommands<String, String> carriedBy(
            Function<String[], CompletionStage<@Nullable Object>> carrier) {
        return (RedisAsyncCommands<String, String>) Proxy.newProxyInstance(
                RedisClientOf.class.getClassLoader(),
                new Class<?>[] {RedisAsyncCommands.class},
                new RedisClientOf(carrier));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] a) {
        return switch (method.getName()) {
            case "evalsha" -> {
                String[] keys = (String[]) a[2];
                yield send(reply -> reply, "EVALSHA", a[0], Integer.toString(keys.length), keys, a[3]);
            }
            case "scriptLoad" -> send(reply -> reply, "SCRIPT", "LOAD", a[0]);
            case "scriptExists" -> send(RedisClientOf::truths, "SCRIPT", "EXISTS", a[0]);
            case "info" -> send(reply -> reply, "INFO", a[0]);
            case "del" -> send(reply -> reply, "DEL", a[0]);
            case "hget" -> send(reply -> reply, "HGET", a[0], a[1]);
            case "hlen" -> send(reply -> reply, "HLEN", a[0]);
            case "hdel" -> send(reply -> reply, "HDEL", a[0], a[1]);
            case "zcard" -> send(reply -> reply, "ZCARD", a[0]);
            case "hgetall" -> send(RedisClientOf::map, "HGETALL", a[0]);
            case "hmget" -> send(reply -> pairs((String[]) a[1], reply), "HMGET", a[0], a[1]);
            case "hscan" -> send(RedisClientOf::scan, "HSCAN", a[0], "0");
            default -> throw new UnsupportedOperationException(method.toString());
        };
    }

    /** @param words of the command, texts or arrays of them */
    private Answer<@Nullable Object> send(Function<Object, @Nullable Object> read, Object... words) {
        String[] command = Arrays.stream(words)
                .flatMap(word -> word instanceof String[] several
                        ? Arrays.stream(several)
                        : Arrays.stream(new String[] {(String) word}))
                .toArray(String[]::new);
        Answer<@Nullable Object> answer = new Answer<>();
        carrier.apply(command).whenComplete((reply, failure) -> {
            if (failure == null) {
                answer.complete(reply == null ? null : read.apply(reply));
            } else {
                answer.completeExceptionally(failure);
            }
        });
        return answer;
    }

    private static List<Boolean> truths(Object reply) {
        return ((List<?>) reply).stream().map(each -> each.equals(1L)).toList();
    }

    private static List<KeyValue<String, String>> pairs(String[] fields, Object reply) {
        List<?> values = (List<?>) reply;
        return IntStream.range(0, fields.length)
                .mapToObj(i -> KeyValue.fromNullable(fields[i], (String) values.get(i)))
                .toList();
    }

    private static Map<String, String> map(Object reply) {
        List<?> flat = (List<?>) reply;
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < flat.size(); i += 2) {
            map.put((String) flat.get(i), (String) flat.get(i + 1));
        }
        return map;
    }

    private static MapScanCursor<String, String> scan(Object reply) {
        MapScanCursor<String, String> cursor = new MapScanCursor<>();
        cursor.getMap().putAll(map(Objects.requireNonNull(new ArrayList<>((List<?>) reply).get(1))));
        cursor.setCursor("0");
        cursor.setFinished(true);
        return cursor;
    }

    /** What Lettuce promises. */
    private static final class Answer<T> extends CompletableFuture<T> implements RedisFuture<T> {

        @Override
        public String getError() {
            return isCompletedExceptionally() ? exceptionNow().toString() : "";
        }

        @Override
        public boolean await(long timeout, TimeUnit unit) {
            return isDone();
        }
    }
}
