package io.flashsale.gate.redis;

import io.flashsale.gate.Gate;
import io.flashsale.gate.GateBalance;
import io.flashsale.gate.GateLoading;
import io.flashsale.gate.GateRegistration;
import io.flashsale.gate.GateStates;
import io.flashsale.gate.GateStock;
import io.flashsale.gate.GateSweep;
import io.flashsale.gate.GateWaitlist;
import io.flashsale.platform.redis.Redis;
import io.flashsale.platform.redis.RedisScripts;
import io.flashsale.platform.redis.RedisSettings;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the gate together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GateSettings.class)
class GateConfiguration {

    /** What frees units does not stand behind a rush of purchases. See docs/decisions/032. */
    @Bean(destroyMethod = "close", defaultCandidate = false)
    StatefulRedisConnection<String, String> purchases(RedisClient client, RedisSettings settings) {
        return Redis.connect(client, settings, "flashsale-purchases");
    }

    /** Who Redis is, is asked where purchases travel: they must not meet another one unnoticed. */
    @Bean
    LocalSegments localSegments(
            @Qualifier("purchases") StatefulRedisConnection<String, String> purchases,
            StatefulRedisConnection<String, String> connection,
            GateSettings settings,
            MeterRegistry registry) {
        LocalSegments segments = new LocalSegments(
                new RedisScripts(purchases.async()),
                connection.async(),
                settings,
                new GateMetrics(registry),
                System::nanoTime);
        RedisIdentities identities = new RedisIdentities(purchases.async(), segments::redisIs);
        purchases.addListener(identities);
        identities.look();
        return segments;
    }

    @Bean
    Gate gate(RedisScripts scripts, StatefulRedisConnection<String, String> connection, LocalSegments segments) {
        return new RedisGate(scripts, connection.async(), segments);
    }

    @Bean
    GateSweep gateSweep(
            RedisScripts scripts, StatefulRedisConnection<String, String> connection, GateSettings settings) {
        return new RedisGateSweep(scripts, connection.async(), settings);
    }

    @Bean
    GateLoading gateLoading(RedisScripts scripts, StatefulRedisConnection<String, String> connection) {
        return new RedisGateLoading(scripts, connection.async());
    }

    @Bean
    GateBalance gateBalance(LocalSegments segments) {
        return new RedisGateBalance(segments);
    }

    @Bean
    GateStates gateStates(LocalSegments segments) {
        return new RedisGateStates(segments);
    }

    @Bean
    GateWaitlist gateWaitlist(RedisScripts scripts) {
        return new RedisGateWaitlist(scripts);
    }

    @Bean
    GateRegistration gateRegistration(RedisScripts scripts) {
        return new RedisGateRegistration(scripts);
    }

    @Bean
    GateStock gateStock(
            RedisScripts scripts, StatefulRedisConnection<String, String> connection, LocalSegments segments) {
        return new RedisGateStock(scripts, connection.async(), segments);
    }
}
