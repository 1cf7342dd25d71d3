package io.flashsale.simulation.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.NestedMultiOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Gives every command to the small Redis and to a real one, and compares what both say. */
public final class BothRedises implements RedisServer {

    private static final String CLOCK = "clock";

    private final SmallRedis small;
    private final RedisCommands<String, String> real;
    private final Map<String, String> realShas = new HashMap<>();
    private final List<String> differences = new ArrayList<>();
    private String process;

    public BothRedises(SmallRedis small, RedisCommands<String, String> real) {
        this.small = small;
        this.real = real;
        this.process = process();
        real.flushall();
    }

    private String process() {
        return String.valueOf(small.call("INFO", "server"));
    }

    @Override
    public @Nullable Object call(String... command) {
        if (!process().equals(process)) {
            process = process();
            restart();
        }
        return switch (command[0]) {
            case "INFO" -> small.call(command);
            case "SCRIPT" -> script(command);
            case "EVALSHA" -> evaluate(command);
            default -> same(command, command);
        };
    }

    private void restart() {
        real.flushall();
        SmallRedis.Content content = small.content();
        content.hashes().forEach(real::hset);
        content.sortedSets()
                .forEach((key, set) -> set.scores().forEach((member, score) -> real.zadd(key, score, member)));
    }

    private @Nullable Object script(String... command) {
        Object reply = small.call(command);
        if (command[1].equals("LOAD")) {
            String onItsClock =
                    command[2].replace("redis.call('TIME')", "redis.call('HMGET', '" + CLOCK + "', 's', 'us')");
            realShas.put(String.valueOf(reply), real.scriptLoad(onItsClock));
        }
        return reply;
    }

    /** The real one sees the same time. */
    private @Nullable Object evaluate(String... command) {
        String[] onReal = command.clone();
        onReal[1] = realShas.getOrDefault(command[1], command[1]);
        List<?> time = (List<?>) Objects.requireNonNull(small.call("TIME"));
        real.hset(CLOCK, Map.of("s", (String) time.get(0), "us", (String) time.get(1)));
        return same(command, onReal);
    }

    private @Nullable Object same(String[] onSmall, String[] onReal) {
        Object reply = small.call(onSmall);
        List<?> expected = reply instanceof List<?> list ? list : Arrays.asList(reply);
        List<Object> found = onReal[0].equals("HSCAN") ? scanned(onReal) : dispatch(onReal);
        if (!found.equals(expected) && !words(found).equals(words(expected))) {
            differences.add(String.join(" ", onSmall) + ": " + found + ", small: " + expected);
        }
        return reply;
    }

    /** Sorted: Redis promises no sequence of a hash's fields. */
    private static List<String> words(List<?> reply) {
        return reply.stream()
                .flatMap(each -> each instanceof List<?> list ? words(list).stream() : Stream.of(String.valueOf(each)))
                .sorted()
                .toList();
    }

    /** To its end: the small one gives all at once. */
    private List<Object> scanned(String... command) {
        String[] next = command.clone();
        List<Object> fields = new ArrayList<>();
        do {
            List<Object> part = dispatch(next);
            next[2] = String.valueOf(part.get(0));
            fields.addAll((List<?>) part.get(1));
        } while (!next[2].equals("0"));
        return List.of("0", fields);
    }

    private List<Object> dispatch(String... command) {
        var arguments = new CommandArgs<>(StringCodec.UTF8);
        Arrays.stream(command, 1, command.length).forEach(arguments::add);
        return real.dispatch(CommandType.valueOf(command[0]), new NestedMultiOutput<>(StringCodec.UTF8), arguments);
    }

    /** Asserts that all answers were the same, and that all keys are. */
    public void compare() {
        assertThat(differences).isEmpty();
        real.del(CLOCK);
        SmallRedis.Content content = small.content();
        List<String> keys = new ArrayList<>(content.hashes().keySet());
        keys.addAll(content.sortedSets().keySet());
        assertThat(real.keys("*")).containsExactlyInAnyOrderElementsOf(keys);
        content.hashes().forEach((key, hash) -> assertThat(real.hgetall(key)).isEqualTo(hash));
        content.sortedSets()
                .forEach((key, set) -> assertThat(real.zrange(key, 0, -1)).isEqualTo(set.inOrder()));
    }
}
