package io.flashsale.api.process;

import io.flashsale.development.DevelopmentServices;
import io.flashsale.development.Endpoints;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;

/**
 * One test class's empty databases and topics, for the processes that share them, and a look into them from outside.
 */
final class Corner implements AutoCloseable {

    static final String JWT_SECRET = "a secret of fault tests, long enough for HMAC";

    /** InnoDB shows its transactions anew only when nobody has looked for 100 ms. */
    private static final Duration BREATH = Duration.ofMillis(150);

    private final DevelopmentServices services = DevelopmentServices.shared();
    private final Endpoints endpoints = services.freshEndpoints();
    private final RedisClient redisClient = RedisClient.create(endpoints.redisUri());
    private final RedisCommands<String, String> redis = redisClient.connect().sync();

    DevelopmentServices services() {
        return services;
    }

    /** What all processes of this corner are told. */
    Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>(endpoints.properties());
        settings.put("flashsale.kafka.topic", endpoints.topicPrefix() + "orders");
        settings.put("flashsale.kafka.group", endpoints.topicPrefix() + "ledger");
        settings.put("flashsale.kafka.session-timeout", "2s");
        settings.put("flashsale.jwt.secret", JWT_SECRET);
        settings.put("flashsale.mysql.pool-size", "8");
        settings.put("springdoc.api-docs.enabled", "false");
        settings.put("springdoc.swagger-ui.enabled", "false");
        settings.put("logging.level.org.apache.kafka", "WARN");
        settings.put("flashsale.warm-up.requests", "0");
        return settings;
    }

    RedisCommands<String, String> redis() {
        return redis;
    }

    /** A connection of the test's own; the caller closes it. */
    Connection mysql() {
        try {
            return DriverManager.getConnection(endpoints.jdbcUrl());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a query counts. */
    long number(String query) {
        try (Connection connection = mysql();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            return rows.next() ? rows.getLong(1) : 0;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The offset that the ledger goes on from, by partition. */
    Map<Integer, Long> committedOffsets() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", endpoints.kafkaBootstrap()))) {
            Map<Integer, Long> committed = new HashMap<>();
            admin.listConsumerGroupOffsets(endpoints.topicPrefix() + "ledger")
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .forEach((partition, offset) -> committed.put(partition.partition(), offset.offset()));
            return committed;
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Between two looks of a poll. */
    static void breathe() {
        LockSupport.parkNanos(BREATH.toNanos());
    }

    @Override
    public void close() {
        redisClient.shutdown();
    }
}
