package io.flashsale.development;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevelopmentServicesIT {

    private static final DevelopmentServices SERVICES = DevelopmentServices.shared();

    @Test
    void givesEachTestClassServersThatLookUnused() throws Exception {
        var one = SERVICES.freshEndpoints();
        var other = SERVICES.freshEndpoints();

        sql(one, "CREATE TABLE t (id INT)");
        redis(one.redisUri(), commands -> commands.set("key", "value"));

        sql(other, "CREATE TABLE t (id INT)");
        assertThat(redis(other.redisUri(), commands -> commands.get("key"))).isNull();
        assertThat(other.topicPrefix()).isNotEqualTo(one.topicPrefix());
    }

    @Test
    void keepsRedisDataOverAKillAndLosesItWhenTheDiskIsLost() {
        var uri = SERVICES.endpoints().redisUri();
        redis(uri, commands -> commands.set("kept", "value"));

        SERVICES.redis().kill();
        SERVICES.redis().start();
        var afterKill = redis(uri, commands -> commands.get("kept"));
        SERVICES.redis().startEmpty();
        var afterLoss = redis(uri, commands -> commands.get("kept"));

        assertThat(afterKill).isEqualTo("value");
        assertThat(afterLoss).isNull();
    }

    @Test
    void keepsTopicsOverARestartOfKafka() throws Exception {
        var topic = SERVICES.freshEndpoints().topicPrefix() + "orders";
        try (var admin = admin()) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get(20, TimeUnit.SECONDS);
        }

        SERVICES.kafka().stop();
        SERVICES.kafka().start();

        try (var admin = admin()) {
            assertThat(admin.listTopics().names().get(20, TimeUnit.SECONDS)).contains(topic);
        }
    }

    @Test
    void pausedServersAreThereButDoNotAnswer() {
        var recipe = Redis.unpacked();

        SERVICES.redis().pause();
        var whilePaused = recipe.answers(SERVICES.redis().port());
        SERVICES.redis().resume();

        assertThat(whilePaused).isFalse();
        assertThat(recipe.answers(SERVICES.redis().port())).isTrue();
    }

    @Test
    void keepsDataInTheFolderThatWasAskedFor(@TempDir Path folder) {
        var wishes = onlyRedis(folder);
        try (var services = DevelopmentServices.start(wishes)) {
            redis(services.endpoints().redisUri(), commands -> commands.set("kept", "value"));
        }

        try (var services = DevelopmentServices.start(wishes)) {
            assertThat(redis(services.endpoints().redisUri(), commands -> commands.get("kept")))
                    .isEqualTo("value");
        }
    }

    @Test
    void leavesServersFromOutsideAlone(@TempDir Path folder) {
        try (var services = DevelopmentServices.start(onlyRedis(folder))) {
            assertThat(services.properties()).containsEntry("flashsale.kafka.bootstrap", "kafka.example:9092");
            assertThatThrownBy(services::kafka).hasMessageContaining("expected: one that we started");
        }
    }

    @Test
    void leavesNothingBehindWhenTheJvmIsKilled(@TempDir Path folder) throws Exception {
        var jvm = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                DevelopmentServices.class.getName());
        var running = jvm.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        var servers = running.inputReader()
                .lines()
                .filter(line -> line.startsWith("pid="))
                .limit(4)
                .map(line -> ProcessHandle.of(Long.parseLong(line.substring(4))).orElseThrow())
                .toList();

        running.destroyForcibly();

        for (var server : servers) {
            server.onExit().get(10, TimeUnit.SECONDS);
        }
        try (var left = Files.list(folder)) {
            assertThat(left).noneMatch(file -> file.getFileName().toString().startsWith("flashsale-"));
        }
    }

    private static Wishes onlyRedis(Path folder) {
        return Wishes.of(
                Map.of(
                        "FLASHSALE_MYSQL_URL", "mysql://anna:secret@db.example:3306/shop",
                        "FLASHSALE_KAFKA_BOOTSTRAP", "kafka.example:9092",
                        "FLASHSALE_DATA_DIR", folder.toString()),
                Optional.empty());
    }

    private static void sql(Endpoints endpoints, String sql) throws Exception {
        try (var connection = DriverManager.getConnection(endpoints.jdbcUrl());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static @Nullable String redis(String uri, Function<RedisCommands<String, String>, @Nullable String> call) {
        try (var client = RedisClient.create(uri);
                var connection = client.connect()) {
            return call.apply(connection.sync());
        }
    }

    private static Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", SERVICES.endpoints().kafkaBootstrap()));
    }
}
