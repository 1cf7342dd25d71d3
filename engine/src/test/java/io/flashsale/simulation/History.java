package io.flashsale.simulation;

import io.flashsale.order.OrderRules;
import io.flashsale.pricing.LimitedPrice;
import io.flashsale.sale.PaymentRules;
import io.flashsale.sale.RegistrationWindow;
import io.flashsale.sale.Sale;
import io.flashsale.sale.SaleRules;
import io.flashsale.sale.SaleState;
import io.flashsale.shared.Money;
import io.flashsale.shared.PriceDataId;
import io.flashsale.shared.PriceListId;
import io.flashsale.shared.SaleId;
import io.flashsale.shared.SkuCode;
import io.flashsale.simulation.redis.RedisServer;
import io.flashsale.simulation.redis.SmallRedis;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One sale from its first load to rest. For 15 seconds, mostly from when the sale has opened, customers come and
 * servers, processes and messages fail as the seed will have it; then all heals, and within 60 seconds everything must
 * have come right, a while later the money too.
 */
final class History {

    private static final Duration TROUBLE = Duration.ofSeconds(15);
    private static final Duration LIVENESS = Duration.ofSeconds(60);
    /** The provider is asked the more seldom the longer it goes on. */
    private static final Duration LIVENESS_OF_MONEY = Duration.ofMinutes(3);

    /** While a sale is closed customers do nothing but ask again. The first load fails in some histories, too. */
    private static final double OPEN_BEFORE_TROUBLE = 0.8;

    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final int INSTANCES = 2;

    private final World world;
    private final Mistake mistake;
    private final Network network;
    private final SaleRules rules;
    private final List<LimitedPrice> prices;
    private final boolean gateMayErr;
    private final SmallRedis redis;
    private final Books books;
    private final Servers servers;
    private final Faults faults;
    private final Crowd crowd;
    private final List<Instance> instances = new ArrayList<>();

    /** @param redisBeside what stands between the processes and the small Redis: nothing, or the real one to compare */
    private History(World world, Mistake mistake, Function<SmallRedis, RedisServer> redisBeside) {
        this.world = world;
        this.mistake = mistake;
        this.network = new Network(world);
        this.rules = rulesIn(world);
        this.prices = pricesIn(world);
        this.gateMayErr = world.happens(0.1);
        this.redis =
                new SmallRedis(() -> world.nanos() / 1_000 + World.BEGIN.toEpochMilli() * 1_000, mistake::plantedIn);
        this.books = new Books(
                new OrderRules(Servers.LEDGER.grace()),
                prices.stream().collect(Collectors.toMap(LimitedPrice::priceData, LimitedPrice::startingQuantity)),
                mistake != Mistake.NO_GUARD,
                new BooksCheck(world, rules.limitPerCustomer(), gateMayErr));
        var mysql = Network.Place.once("mysql", Machine::nobody);
        var sales = new MySqlSalesOf(world, network, mysql, sale(), prices);
        var redisMachine = new RedisMachine();
        var provider = new PaymentProvider(world, network, () -> instances);
        this.servers = new Servers(
                world,
                network,
                new GateWatch(
                        world,
                        redisBeside.apply(redis),
                        redis,
                        sales.sale().id().value(),
                        ids(),
                        rules.limitPerCustomer(),
                        gateMayErr),
                Network.Place.once("redis", redisMachine::machine),
                new LogServer(world, network),
                new MySqlOrdersOf(books, network, mysql),
                sales,
                new MySqlRegistrationsOf(world, network, mysql),
                new LinkedHashMap<>(),
                provider,
                mistake);
        this.faults = new Faults(servers, redis, redisMachine, mysql, instances, gateMayErr, ids());
        this.crowd = new Crowd(world, network, sales.sale(), prices, provider, () -> instances);
    }

    /** Signals a {@link World.Violation}; the same seed always tells the same story. */
    static void play(long seed, Mistake mistake) {
        new History(new World(seed, false), mistake, small -> small).play();
    }

    /** The same with another Redis beside the small one. */
    static void playBeside(long seed, Function<SmallRedis, RedisServer> both) {
        new History(new World(seed, false), Mistake.NONE, both).play();
    }

    /** The story of a seed, line by line, to the violation if there is one. */
    static List<String> told(long seed, Mistake mistake) {
        var world = new World(seed, true);
        try {
            new History(world, mistake, small -> small).play();
        } catch (World.Violation told) {
            // its line stands in the trace
        }
        return world.trace();
    }

    private static SaleRules rulesIn(World world) {
        return new SaleRules(
                2 + world.chance.nextInt(2),
                world.between(3_000, 9_000),
                world.between(3_000, 9_000),
                1_000,
                1_000,
                world.chance.nextInt(5),
                new PaymentRules(world.between(3_000, 9_000), 1 + world.chance.nextInt(2), null));
    }

    private static List<LimitedPrice> pricesIn(World world) {
        return IntStream.rangeClosed(1, 1 + world.chance.nextInt(2))
                .mapToObj(number -> price(number, 2 + world.chance.nextInt(5)))
                .toList();
    }

    private static LimitedPrice price(int number, int units) {
        var id = new PriceDataId("01J1000000000000000000000" + number);
        return new LimitedPrice(id, new SkuCode("sku-" + number), Money.of("9", "EUR"), units, units);
    }

    private List<PriceDataId> ids() {
        return prices.stream().map(LimitedPrice::priceData).toList();
    }

    /** By the seed alone: what else happens in the other histories stays as it is. */
    private boolean asksForRegistration() {
        return Math.floorMod(world.seed, 4) == 1;
    }

    private Sale sale() {
        Instant closesAt = World.BEGIN.plusSeconds(3_600);
        return new Sale(
                new SaleId("01J20000000000000000000000"),
                "sale",
                "Sale",
                new PriceListId("01J30000000000000000000000"),
                World.BEGIN.minusSeconds(1),
                closesAt,
                null,
                asksForRegistration() ? new RegistrationWindow(World.BEGIN.minusSeconds(9), closesAt) : null,
                rules,
                SaleState.OPEN,
                0);
    }

    private void play() {
        for (int i = 1; i <= INSTANCES; i++) {
            instances.add(Instance.started(servers, "web-" + i));
        }
        faults.dealPartitions();
        if (world.happens(OPEN_BEFORE_TROUBLE)) {
            await(rest()::closed, LIVENESS);
        }
        network.turns(Network.Weather.of(world));
        int acts = 15 + world.chance.nextInt(20);
        for (int i = 0; i < acts; i++) {
            world.after(world.between(1_000, TROUBLE.toMillis()), crowd::act);
        }
        faults.plan(TROUBLE);
        world.play(TROUBLE, () -> false);
        world.note("all heals");
        faults.heal();
        var rest = rest();
        await(rest::unrest, LIVENESS);
        await(rest::unrestOfMoney, LIVENESS_OF_MONEY);
        rest.check();
    }

    private Rest rest() {
        return new Rest(servers, redis, books, crowd, ids(), gateMayErr);
    }

    private void await(Supplier<List<String>> unrest, Duration longest) {
        long end = world.nanos() + longest.toNanos();
        while (!unrest.get().isEmpty()) {
            if (world.nanos() >= end) {
                throw new World.Violation("I12", "not at rest: " + unrest.get());
            }
            world.play(LOOK, () -> false);
        }
    }

    /** The process that Redis is just now. */
    static final class RedisMachine {

        private Machine machine = new Machine("redis");

        Machine machine() {
            return machine;
        }

        void replace() {
            machine.crash();
            machine = new Machine("redis");
        }
    }
}
