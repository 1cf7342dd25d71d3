package io.flashsale.simulation;

import io.flashsale.shared.PriceDataId;
import io.flashsale.simulation.redis.SmallRedis;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What goes wrong besides the messages: crashes, a Redis that forgets, servers cut off, clocks that step. */
final class Faults {

    private final Servers servers;
    private final World world;
    private final SmallRedis redis;
    private final History.RedisMachine redisMachine;
    private final Network.Place mysql;
    private final List<Instance> instances;
    private final boolean gateMayErr;
    private final List<PriceDataId> prices;
    private SmallRedis.Content saved = SmallRedis.Content.nothing();
    private int started;

    Faults(
            Servers servers,
            SmallRedis redis,
            History.RedisMachine redisMachine,
            Network.Place mysql,
            List<Instance> instances,
            boolean gateMayErr,
            List<PriceDataId> prices) {
        this.servers = servers;
        this.world = servers.world();
        this.redis = redis;
        this.redisMachine = redisMachine;
        this.mysql = mysql;
        this.instances = instances;
        this.gateMayErr = gateMayErr;
        this.prices = prices;
    }

    /** Some histories have none of a kind, some have many. */
    void plan(Duration within) {
        some(within, 3, this::crash);
        some(within, 2, this::restartRedis);
        some(within, 3, () -> saved = redis.content());
        some(within, 2, this::dealPartitions);
        some(within, 2, () -> cutOff(mysql));
        some(within, 2, () -> cutOff(servers.log().place));
        some(within, 2, () -> cutOff(servers.redisPlace()));
        some(within, 2, () -> cutOff(servers.provider().place()));
        some(within, 2, this::stepClock);
        if (gateMayErr) {
            some(within, 4, this::mint);
        }
    }

    private void some(Duration within, int most, Runnable fault) {
        int count = world.chance.nextInt(most + 1);
        for (int i = 0; i < count; i++) {
            world.after(world.between(3_000, within.toMillis()), fault);
        }
    }

    void heal() {
        servers.network().turns(Network.Weather.FINE);
        Stream.of(
                        mysql,
                        servers.log().place,
                        servers.redisPlace(),
                        servers.provider().place())
                .forEach(place -> place.setCutOff(false));
    }

    /** Another takes its place, at once or a while later; the partitions are dealt out anew. */
    private void crash() {
        int which = world.chance.nextInt(instances.size());
        Machine machine = instances.get(which).machine;
        world.note("%s crashes", machine.name());
        machine.crash();
        world.after(world.between(100, 5_000), () -> {
            if (instances.get(which).machine == machine) {
                instances.set(which, Instance.started(servers, machine.name() + "." + ++started));
                dealPartitions();
            }
        });
    }

    void dealPartitions() {
        servers.log()
                .rebalance(instances.stream()
                        .filter(instance -> instance.machine.isAlive())
                        .map(instance -> instance.reader)
                        .toList());
    }

    private void restartRedis() {
        SmallRedis.Content left = switch (world.chance.nextInt(3)) {
            case 0 -> SmallRedis.Content.nothing();
            case 1 -> saved;
            default -> redis.content();
        };
        world.note("redis restarts with %s", left.hashes().keySet());
        redisMachine.replace();
        if (servers.mistake() == Mistake.NO_FENCE) {
            redis.replace(left);
            return;
        }
        redis.restart(left);
        saved = redis.content();
        instances.forEach(instance -> instance.loseRedis(world.between(10, 1_000)));
    }

    private void cutOff(Network.Place place) {
        world.note("%s is cut off", place.name());
        place.setCutOff(true);
        world.after(world.between(500, 8_000), () -> place.setCutOff(false));
    }

    private void stepClock() {
        Instance instance = instances.get(world.chance.nextInt(instances.size()));
        instance.machine.setClockError(world.between(0, 4_000).minusMillis(2_000));
    }

    /** Somebody writes a unit into Redis by hand that MySQL does not have. */
    private void mint() {
        String stock = "{" + servers.sales().sale().id() + ":0}:stock";
        String price = prices.get(world.chance.nextInt(prices.size())).value();
        if (redis.hash(stock).containsKey(price)) {
            world.note("a unit of %s is minted", price);
            servers.redis().call("HINCRBY", stock, price, "1");
        }
    }
}
