package io.flashsale.development;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;

/**
 * MariaDB, Redis and Kafka for tests and for trying the application: real servers on free ports of loopback, in
 * processes of their own that never outlive this JVM. The environment may name servers to use instead, and a folder
 * that keeps the data: {@code FLASHSALE_MYSQL_URL}, {@code FLASHSALE_REDIS_URI}, {@code FLASHSALE_KAFKA_BOOTSTRAP},
 * {@code FLASHSALE_DATA_DIR}.
 */
public final class DevelopmentServices implements AutoCloseable {

    private static final AtomicInteger CORNERS = new AtomicInteger();

    private final DataFolder data;
    private final Watchdog watchdog;
    private final Optional<LocalServer> mysql;
    private final Optional<LocalServer> redis;
    private final Optional<LocalServer> kafka;
    private final Endpoints endpoints;

    private DevelopmentServices(Wishes wishes) {
        data = wishes.dataFolder().map(DataFolder::kept).orElseGet(DataFolder::temporary);
        watchdog = new Watchdog(data.isKept() ? "" : data.path().toString());
        mysql = unless(wishes.mysqlUrl(), () -> new LocalServer(mysqlRecipe(wishes), data.path(), watchdog));
        redis = unless(wishes.redisUri(), () -> new LocalServer(Redis.unpacked(), data.path(), watchdog));
        kafka = unless(wishes.kafkaBootstrap(), () -> new LocalServer(new Kafka(), data.path(), watchdog));
        endpoints = new Endpoints(
                wishes.mysqlUrl().map(MySqlUrl::parse).orElseGet(() -> MySqlUrl.local(mysql().port())),
                wishes.redisUri().orElseGet(() -> "redis://127.0.0.1:" + redis().port()),
                wishes.kafkaBootstrap().orElseGet(() -> "127.0.0.1:" + kafka().port()),
                "");
    }

    /** The servers of this JVM, started at the first call and stopped after the last Spring context is closed. */
    public static DevelopmentServices shared() {
        return Shared.SERVICES;
    }

    /** Servers of the caller's own, as the environment wishes; all answer when this returns. */
    public static DevelopmentServices start() {
        return start(Wishes.ofThisProcess());
    }

    /** Only a Redis, for tests that need no more; there is no database behind its endpoints, and no broker. */
    public static DevelopmentServices startRedis() {
        var nowhere = Wishes.of(
                Map.of(
                        "FLASHSALE_MYSQL_URL",
                        "mysql://nobody:none@localhost:1/none",
                        "FLASHSALE_KAFKA_BOOTSTRAP",
                        "localhost:1"),
                Optional.empty());
        return start(nowhere.withRedisOf(Wishes.ofThisProcess()));
    }

    static DevelopmentServices start(Wishes wishes) {
        var services = new DevelopmentServices(wishes);
        try {
            services.inParallel(LocalServer::start);
            return services;
        } catch (RuntimeException e) {
            services.close();
            throw e;
        }
    }

    /** What the application itself uses. */
    public Endpoints endpoints() {
        return endpoints;
    }

    /** {@link Endpoints#properties()} of the application itself. */
    public Map<String, Object> properties() {
        return endpoints.properties();
    }

    /** One test class's own corner: an empty database, an empty Redis database, a new prefix for topics. */
    public Endpoints freshEndpoints() {
        var corner = CORNERS.incrementAndGet();
        var name = "t%d_%d".formatted(ProcessHandle.current().pid(), corner);
        var redisUri = emptyRedisDatabase(1 + corner % (redis.isPresent() ? Endpoints.REDIS_DATABASES - 1 : 15));
        return new Endpoints(emptyDatabase(name), redisUri, endpoints.kafkaBootstrap(), name + "-");
    }

    /** The database server, for fault tests; there is none of ours when {@code FLASHSALE_MYSQL_URL} is set. */
    public LocalServer mysql() {
        return ours(mysql, "mysql");
    }

    /** The Redis server, for fault tests. */
    public LocalServer redis() {
        return ours(redis, "redis");
    }

    /** The Kafka broker, for fault tests. */
    public LocalServer kafka() {
        return ours(kafka, "kafka");
    }

    /** A process that uses these servers and is not to outlive this JVM either. */
    public void watch(Process process) {
        watchdog.watch(process);
    }

    /** A port of loopback that nobody listens on, for a process that uses these servers. */
    public static int freePort() {
        return Ports.free();
    }

    /** Stops every server and deletes its data, unless the data was to be kept. */
    @Override
    public void close() {
        inParallel(data.isKept() ? LocalServer::stop : LocalServer::kill);
        watchdog.close();
        data.close();
    }

    /** Runs the servers until this JVM is ended; prints the settings that reach them. */
    public static void main(String[] arguments) {
        var services = start();
        Runtime.getRuntime().addShutdownHook(new Thread(services::close));
        services.properties().forEach((name, value) -> System.out.println(name + "=" + value));
        services.servers().forEach(server -> System.out.println("pid=" + server.pid()));
        System.out.println("pid=" + services.watchdog.pid());
        services.watchdog.awaitEnd();
    }

    private void inParallel(Consumer<LocalServer> action) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            servers()
                    .map(server -> CompletableFuture.runAsync(() -> action.accept(server), threads))
                    .toList()
                    .forEach(CompletableFuture::join);
        }
    }

    private Stream<LocalServer> servers() {
        return Stream.of(mysql, redis, kafka).flatMap(Optional::stream);
    }

    private MySqlUrl emptyDatabase(String name) {
        try (var connection = DriverManager.getConnection(endpoints.jdbcUrl());
                var statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + name);
            statement.execute("CREATE DATABASE " + name + " CHARACTER SET utf8mb4");
        } catch (SQLException e) {
            throw new IllegalStateException("mysql: no database " + name, e);
        }
        return MySqlUrl.parse(endpoints.mysqlUrl()).withDatabase(name);
    }

    private String emptyRedisDatabase(int number) {
        var uri = RedisURI.create(endpoints.redisUri());
        uri.setDatabase(number);
        try (var client = RedisClient.create(uri);
                var connection = client.connect()) {
            connection.sync().flushdb();
        }
        return endpoints.redisUri().replaceFirst("(//[^/?]+)(/[0-9]*)?", "$1/" + number);
    }

    private static Optional<LocalServer> unless(Optional<String> outside, Supplier<LocalServer> server) {
        return outside.isPresent() ? Optional.empty() : Optional.of(server.get());
    }

    private static MySqlRecipe mysqlRecipe(Wishes wishes) {
        return wishes.mysqlHome().<MySqlRecipe>map(MySql::new).orElseGet(MariaDb::unpacked);
    }

    private static LocalServer ours(Optional<LocalServer> server, String name) {
        return server.orElseThrow(
                () -> new IllegalStateException(name + ": a server from outside (expected: one that we started)"));
    }

    /**
     * Spring's own handlers run after all contexts are closed, so that the application can finish its work first.
     * Where no Spring application ran, the watchdog does it.
     */
    private static final class Shared {
        private static final DevelopmentServices SERVICES = start();

        static {
            SpringApplication.getShutdownHandlers().add(SERVICES::close);
        }
    }
}
