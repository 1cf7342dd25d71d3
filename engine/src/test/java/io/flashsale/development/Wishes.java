package io.flashsale.development;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What the environment asks for.
 *
 * @param mysqlUrl a server to use instead of ours, {@code FLASHSALE_MYSQL_URL}
 * @param redisUri the same for Redis, {@code FLASHSALE_REDIS_URI}
 * @param kafkaBootstrap the same for Kafka, {@code FLASHSALE_KAFKA_BOOTSTRAP}
 * @param dataFolder where data outlives the application, {@code FLASHSALE_DATA_DIR}; otherwise it is deleted at the end
 * @param mysqlHome a MySQL 8.0 to run instead of MariaDB, system property {@code flashsale.mysql.home}
 */
record Wishes(
        Optional<String> mysqlUrl,
        Optional<String> redisUri,
        Optional<String> kafkaBootstrap,
        Optional<Path> dataFolder,
        Optional<Path> mysqlHome) {

    static Wishes ofThisProcess() {
        return of(System.getenv(), Optional.ofNullable(System.getProperty("flashsale.mysql.home")));
    }

    static Wishes of(Map<String, String> environment, Optional<String> mysqlHome) {
        return new Wishes(
                text(environment, "FLASHSALE_MYSQL_URL"),
                text(environment, "FLASHSALE_REDIS_URI"),
                text(environment, "FLASHSALE_KAFKA_BOOTSTRAP"),
                text(environment, "FLASHSALE_DATA_DIR").map(Path::of).map(Path::toAbsolutePath),
                mysqlHome.filter(home -> !home.isBlank()).map(Path::of));
    }

    Wishes withRedisOf(Wishes other) {
        return new Wishes(mysqlUrl, other.redisUri, kafkaBootstrap, dataFolder, mysqlHome);
    }

    private static Optional<String> text(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
