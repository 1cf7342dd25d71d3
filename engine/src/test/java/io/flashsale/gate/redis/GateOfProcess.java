package io.flashsale.gate.redis;

import io.flashsale.gate.Gate;
import io.flashsale.gate.GateBalance;
import io.flashsale.gate.GateLoading;
import io.flashsale.gate.GateRegistration;
import io.flashsale.gate.GateStock;
import io.flashsale.gate.GateSweep;
import io.flashsale.gate.GateWaitlist;
import io.flashsale.platform.redis.LuaScript;
import io.flashsale.platform.redis.RedisScripts;
import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The gate as {@link GateConfiguration} puts it together, over any commands and under any time: for the simulation. */
public record GateOfProcess(
        Gate gate,
        GateSweep sweep,
        GateLoading loading,
        GateBalance balance,
        GateStock stock,
        GateWaitlist waitlist,
        GateRegistration registration,
        Runnable reconnected) {

    public static final List<LuaScript> SCRIPTS = Scripts.ALL;

    private static final GateSettings SETTINGS = new GateSettings(1_000, Duration.ofSeconds(2), Duration.ofSeconds(5));

    public static GateOfProcess over(
            RedisAsyncCommands<String, String> commands, LongSupplier nanoTime, MeterRegistry registry) {
        RedisScripts scripts = new RedisScripts(commands);
        LocalSegments segments = new LocalSegments(scripts, commands, SETTINGS, new GateMetrics(registry), nanoTime);
        RedisIdentities identities = new RedisIdentities(commands, segments::redisIs);
        identities.look();
        return new GateOfProcess(
                new RedisGate(scripts, commands, segments),
                new RedisGateSweep(scripts, commands, SETTINGS),
                new RedisGateLoading(scripts, commands),
                new RedisGateBalance(segments),
                new RedisGateStock(scripts, commands, segments),
                new RedisGateWaitlist(scripts),
                new RedisGateRegistration(scripts),
                () -> reconnect(identities));
    }

    @SuppressWarnings("NullAway") // the connection is not looked at
    private static void reconnect(RedisIdentities identities) {
        @Nullable RedisChannelHandler<?, ?> unknown = null;
        identities.onRedisDisconnected(unknown);
        identities.onRedisConnected(unknown, InetSocketAddress.createUnresolved("redis", 6379));
    }
}
