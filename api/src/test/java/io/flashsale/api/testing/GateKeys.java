package io.flashsale.api.testing;

import io.flashsale.development.Endpoints;
import io.lettuce.core.KillArgs;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RestoreArgs;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** What Redis has of a sale, read and changed by hand. */
public record GateKeys(Endpoints servers) {

    /** Order ids with what is stored of their holds. */
    public Map<String, String> holds(OnSale sale) {
        return ask(redis -> redis.hgetall(key(sale, "holds")));
    }

    /** Until when the gate holds an order's units. */
    public Instant deadline(OnSale sale, String order) {
        String hold = holds(sale).get(order);
        return Instant.ofEpochMilli(Long.parseLong(hold.split("\\|")[3]));
    }

    /** Puts a hold there, as another one is stored. */
    public void putHold(OnSale sale, String order, String stored) {
        ask(redis -> redis.hset(key(sale, "holds"), order, stored));
    }

    public void dropHold(OnSale sale, String order) {
        ask(redis -> redis.hdel(key(sale, "holds"), order));
    }

    public int stock(OnSale sale) {
        return Integer.parseInt(ask(redis -> redis.hget(key(sale, "stock"), sale.price())));
    }

    public long unlogged(OnSale sale) {
        return ask(redis -> redis.hlen(key(sale, "unlogged")));
    }

    public long epoch(OnSale sale) {
        return Long.parseLong(ask(redis -> redis.hget(key(sale, "sale"), "epoch")));
    }

    /** Mints units that MySQL does not have. */
    public void raiseStock(OnSale sale, int units) {
        ask(redis -> redis.hincrby(key(sale, "stock"), sale.price(), units));
    }

    /** What a stock adjustment would have done that went no further. */
    public void adjust(OnSale sale, String adjustment, int units) {
        raiseStock(sale, units);
        ask(redis -> redis.hset(key(sale, "adjusted"), adjustment, Integer.toString(units)));
    }

    public boolean isRegistered(OnSale sale, Customer customer) {
        String version =
                ask(redis -> redis.hget(key(sale, "registered"), customer.id().value()));
        return version != null && !version.startsWith("-");
    }

    /** Who registered or withdrew. */
    public long participants(OnSale sale) {
        return ask(redis -> redis.hlen(key(sale, "registered")));
    }

    public long prices(OnSale sale) {
        return ask(redis -> redis.hlen(key(sale, "stock")));
    }

    public List<String> keys(OnSale sale) {
        return ask(redis -> redis.keys(key(sale, "*")));
    }

    public void closedAt(OnSale sale, Instant time) {
        ask(redis -> redis.hset(key(sale, "sale"), "closes_ms", Long.toString(time.toEpochMilli())));
    }

    /** Drops the sale's head: it is loaded anew. */
    public void forget(OnSale sale) {
        ask(redis -> redis.del(key(sale, "sale")));
    }

    /** Puts a cart back as it is now, whatever has become of it since. */
    public Runnable copyOfCart(String id) {
        String key = "{cart:" + id + "}";
        byte[] copy = ask(redis -> redis.dump(key));
        return () -> ask(redis -> redis.restore(key, copy, RestoreArgs.Builder.ttl(Duration.ofMinutes(1))));
    }

    /** How many keys have a name of this pattern. */
    public int count(String pattern) {
        return ask(redis -> redis.keys(pattern)).size();
    }

    /** What the connections of this name have asked last. */
    public List<String> lastCommands(String connection) {
        return clients(connection).map(client -> field(client, "cmd")).toList();
    }

    /** Closes the connections of this name; how many there were. */
    public int cut(String connection) {
        var ids = clients(connection).map(client -> field(client, "id")).toList();
        ids.forEach(id -> ask(redis -> redis.clientKill(KillArgs.Builder.id(Long.parseLong(id)))));
        return ids.size();
    }

    private Stream<String> clients(String connection) {
        return ask(redis -> redis.clientList())
                .lines()
                .filter(client -> field(client, "name").equals(connection));
    }

    /** From {@code id=3 addr=127.0.0.1:52 name=flashsale …}. */
    private static String field(String client, String name) {
        return Arrays.stream(client.split(" "))
                .filter(field -> field.startsWith(name + "="))
                .map(field -> field.substring(name.length() + 1))
                .findFirst()
                .orElse("");
    }

    private static String key(OnSale sale, String name) {
        return "{" + sale.id() + ":0}:" + name;
    }

    private <T> T ask(Function<RedisCommands<String, String>, T> question) {
        try (var client = RedisClient.create(servers.redisUri());
                var connection = client.connect()) {
            return question.apply(connection.sync());
        }
    }
}
