package io.flashsale.development;

import java.util.Map;
import org.flywaydb.core.Flyway;

/** Where one application, or one test class, finds its servers. */
public final class Endpoints {

    /** Databases of our redis-server: each test class gets one of its own. */
    static final int REDIS_DATABASES = 4096;

    private final MySqlUrl mysql;
    private final String redisUri;
    private final String kafkaBootstrap;
    private final String topicPrefix;

    Endpoints(MySqlUrl mysql, String redisUri, String kafkaBootstrap, String topicPrefix) {
        this.mysql = mysql;
        this.redisUri = redisUri;
        this.kafkaBootstrap = kafkaBootstrap;
        this.topicPrefix = topicPrefix;
    }

    /** {@code mysql://user:password@host:port/database}, as the application's setting has it. */
    public String mysqlUrl() {
        return mysql.toString();
    }

    /** {@code r2dbc:mysql://user:password@host:port/database}. */
    public String r2dbcUrl() {
        return mysql.r2dbc();
    }

    /** For MariaDB's driver, account included; works with MySQL too. */
    public String jdbcUrl() {
        return mysql.jdbc();
    }

    public String database() {
        return mysql.database();
    }

    public String user() {
        return mysql.user();
    }

    public String password() {
        return mysql.password();
    }

    /** Makes the tables, as the application does when it starts. */
    public void migrate() {
        Flyway.configure().dataSource(jdbcUrl(), user(), password()).load().migrate();
    }

    public String redisUri() {
        return redisUri;
    }

    /** {@code host:port}, several with commas. */
    public String kafkaBootstrap() {
        return kafkaBootstrap;
    }

    /** What every topic and consumer group of this test class begins with; empty for the application itself. */
    public String topicPrefix() {
        return topicPrefix;
    }

    /** The application's settings that say the same. */
    public Map<String, Object> properties() {
        return Map.of(
                "flashsale.mysql.url",
                mysqlUrl(),
                "flashsale.redis.uri",
                redisUri,
                "flashsale.kafka.bootstrap",
                kafkaBootstrap,
                "flashsale.kafka.topic",
                topicPrefix + "orders",
                "flashsale.kafka.group",
                topicPrefix + "ledger",
                "flashsale.outside-events.checkout-topic",
                topicPrefix + "checkout-rollback",
                "flashsale.outside-events.fulfilment-topic",
                topicPrefix + "fulfillment-status-change",
                "flashsale.outside-events.group",
                topicPrefix + "outside-events");
    }
}
