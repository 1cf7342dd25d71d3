package io.flashsale.simulation.redis;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisNoScriptException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The commands that the gate's scripts and their callers use, no more: hashes, sorted sets, scripts, the time. Another
 * command is an error. Holds what {@link SmallRedisIT} has compared with the real one.
 */
public final class SmallRedis implements RedisServer {

    private static final Map<String, String> SHAS = new ConcurrentHashMap<>();

    private final LongSupplier microseconds;
    private final UnaryOperator<String> loaded;
    private final Map<String, String> scripts = new HashMap<>();
    private Map<String, Map<String, String>> hashes = new TreeMap<>();
    private Map<String, SortedMembers> sortedSets = new TreeMap<>();
    private int process = 1;

    /**
     * @param microseconds what its clock shows
     * @param loaded       what becomes of a script's text when it is loaded, so that a mistake can be planted
     */
    public SmallRedis(LongSupplier microseconds, UnaryOperator<String> loaded) {
        this.microseconds = microseconds;
        this.loaded = loaded;
    }

    /** A copy of all keys, as a disk or a replica would have it. */
    public Content content() {
        return new Content(hashes, sortedSets).copy();
    }

    /** Another process takes its place, with this content and without scripts. */
    public void restart(Content content) {
        replace(content);
        scripts.clear();
        process++;
    }

    /** The same without a sign, as no Redis does it. */
    public void replace(Content content) {
        Content copy = content.copy();
        hashes = copy.hashes;
        sortedSets = copy.sortedSets;
    }

    /** Fields and values, in the order of their first writing. */
    public Map<String, String> hash(String key) {
        return hashes.getOrDefault(key, Map.of());
    }

    /** Members in their order. */
    public List<String> sorted(String key) {
        SortedMembers set = sortedSets.get(key);
        return set == null ? List.of() : set.inOrder();
    }

    @Override
    public @Nullable Object call(String... c) {
        return switch (c[0]) {
            case "TIME" ->
                List.of(
                        Long.toString(microseconds.getAsLong() / 1_000_000),
                        Long.toString(microseconds.getAsLong() % 1_000_000));
            case "INFO" -> "# Server\r\nrun_id:process-%d\r\n".formatted(process);
            case "SCRIPT" -> script(c);
            case "EVALSHA" -> evaluate(c);
            case "DEL", "UNLINK" -> count(c, 1, this::drop);
            case "HGET" -> hash(c[1]).get(c[2]);
            case "HMGET" -> values(hash(c[1]), c);
            case "HGETALL" -> flat(hash(c[1]));
            case "HSCAN" -> List.of("0", flat(hash(c[1])));
            case "HLEN" -> (long) hash(c[1]).size();
            case "HEXISTS" -> hash(c[1]).containsKey(c[2]) ? 1L : 0L;
            case "HSET" -> set(c);
            case "HSETNX" -> hash(c[1]).containsKey(c[2]) ? 0L : set(c);
            case "HINCRBY" -> increase(c[1], c[2], Long.parseLong(c[3]));
            case "HDEL" -> count(c, 2, field -> removeField(c[1], field));
            case "ZADD" -> add(c);
            case "ZREM" -> count(c, 2, member -> removeMember(c[1], member));
            case "ZCARD" -> (long) sorted(c[1]).size();
            case "ZRANGE" -> range(c);
            case "ZRANGEBYSCORE" -> byScore(c);
            default -> throw new RedisCommandExecutionException("ERR unknown command '" + String.join(" ", c) + "'");
        };
    }

    private @Nullable Object script(String... c) {
        if (c[1].equals("LOAD")) {
            String sha = SHAS.computeIfAbsent(c[2], SmallRedis::sha1);
            String text = loaded.apply(c[2]);
            RedisLua.ofThisThread().require(text);
            scripts.put(sha, text);
            return sha;
        }
        return Arrays.stream(c, 2, c.length)
                .map(sha -> scripts.containsKey(sha) ? 1L : 0L)
                .toList();
    }

    private @Nullable Object evaluate(String... c) {
        String text = scripts.get(c[1]);
        if (text == null) {
            throw new RedisNoScriptException("NOSCRIPT No matching script. Please use EVAL.");
        }
        int firstArgument = 3 + Integer.parseInt(c[2]);
        return RedisLua.ofThisThread()
                .run(
                        text,
                        Arrays.asList(c).subList(3, firstArgument),
                        Arrays.asList(c).subList(firstArgument, c.length),
                        this::call);
    }

    private static String sha1(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long count(String[] c, int from, ToCount one) {
        return Arrays.stream(c, from, c.length).filter(one::test).count();
    }

    private boolean drop(String key) {
        return hashes.remove(key) != null | sortedSets.remove(key) != null;
    }

    private static List<@Nullable Object> values(Map<String, String> hash, String... c) {
        List<@Nullable Object> values = new ArrayList<>(c.length - 2);
        for (int i = 2; i < c.length; i++) {
            values.add(hash.get(c[i]));
        }
        return values;
    }

    private static List<Object> flat(Map<String, String> hash) {
        List<Object> flat = new ArrayList<>(2 * hash.size());
        hash.forEach((field, value) -> flat.addAll(List.of(field, value)));
        return flat;
    }

    private long set(String... c) {
        Map<String, String> hash = hashes.computeIfAbsent(c[1], _ -> new LinkedHashMap<>());
        long created = 0;
        for (int i = 2; i < c.length; i += 2) {
            created += hash.put(c[i], c[i + 1]) == null ? 1 : 0;
        }
        return created;
    }

    private long increase(String key, String field, long by) {
        String value = hashes.computeIfAbsent(key, _ -> new LinkedHashMap<>())
                .merge(field, Long.toString(by), (now, more) -> Long.toString(Long.parseLong(now) + by));
        return Long.parseLong(value);
    }

    private boolean removeField(String key, String field) {
        boolean removed = hashes.containsKey(key) && hash(key).remove(field) != null;
        if (removed && hash(key).isEmpty()) {
            hashes.remove(key);
        }
        return removed;
    }

    private long add(String... c) {
        SortedMembers set = sortedSets.computeIfAbsent(c[1], _ -> new SortedMembers(new HashMap<>()));
        long created = 0;
        for (int i = 2; i < c.length; i += 2) {
            created += set.scores.put(c[i + 1], Double.valueOf(c[i])) == null ? 1 : 0;
        }
        return created;
    }

    private boolean removeMember(String key, String member) {
        SortedMembers set = sortedSets.get(key);
        boolean removed = set != null && set.scores.remove(member) != null;
        if (removed && set.scores.isEmpty()) {
            sortedSets.remove(key);
        }
        return removed;
    }

    /** {@code ZRANGE key 0 0}, perhaps {@code WITHSCORES}. */
    private List<String> range(String... c) {
        List<String> members = sorted(c[1]);
        if (members.isEmpty() || c.length == 4) {
            return members.subList(0, Math.min(1, members.size()));
        }
        long score = sortedSets.get(c[1]).scores.get(members.getFirst()).longValue();
        return List.of(members.getFirst(), Long.toString(score));
    }

    /** {@code ZRANGEBYSCORE key -inf max LIMIT 0 count}. */
    private List<String> byScore(String... c) {
        SortedMembers set = sortedSets.get(c[1]);
        return set == null
                ? List.of()
                : set.inOrder().stream()
                        .filter(member -> set.scores.get(member) <= Double.parseDouble(c[3]))
                        .limit(Long.parseLong(c[6]))
                        .toList();
    }

    private interface ToCount {
        boolean test(String each);
    }

    /** Everything that the keys hold. */
    public record Content(Map<String, Map<String, String>> hashes, Map<String, SortedMembers> sortedSets) {

        public static Content nothing() {
            return new Content(new TreeMap<>(), new TreeMap<>());
        }

        Content copy() {
            Content copy = nothing();
            hashes.forEach((key, hash) -> copy.hashes.put(key, new LinkedHashMap<>(hash)));
            sortedSets.forEach((key, set) -> copy.sortedSets.put(key, set.copy()));
            return copy;
        }
    }

    /** A sorted set. */
    public record SortedMembers(Map<String, Double> scores) {

        List<String> inOrder() {
            return scores.entrySet().stream()
                    .sorted(Map.Entry.<String, Double>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                    .map(Map.Entry::getKey)
                    .toList();
        }

        SortedMembers copy() {
            return new SortedMembers(new HashMap<>(scores));
        }
    }
}
