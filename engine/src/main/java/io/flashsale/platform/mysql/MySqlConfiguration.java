package io.flashsale.platform.mysql;

import io.asyncer.r2dbc.mysql.MySqlConnectionConfiguration;
import io.asyncer.r2dbc.mysql.MySqlConnectionFactory;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;
import reactor.netty.tcp.TcpResources;

/** One pool of connections, each in UTC and READ COMMITTED, for all rooms of this process. */
@Configuration(proxyBeanMethods = false)
class MySqlConfiguration {

    /** The second for who got a connection that the server had closed. The pool's time-out is one of each try. */
    private static final int ACQUIRE_TRIES = 2;

    private static final Duration LONGEST_IDLE = Duration.ofMinutes(10);
    private static final Duration LONGEST_LIFE = Duration.ofMinutes(30);

    /** Brings the schema up to date at start; several instances may start at once. */
    @Bean(initMethod = "migrate")
    Flyway flyway(MySqlSettings settings) {
        return Flyway.configure()
                .dataSource(settings.jdbcUrl(), settings.user(), settings.password())
                .load();
    }

    @Bean(destroyMethod = "dispose")
    ConnectionPool connectionFactory(MySqlSettings settings) {
        return new ConnectionPool(ConnectionPoolConfiguration.builder(new ReadCommitted(server(settings)))
                .name("mysql")
                .initialSize(1)
                .maxSize(settings.poolSize())
                .acquireRetry(ACQUIRE_TRIES - 1)
                .maxAcquireTime(settings.acquireTimeout().dividedBy(ACQUIRE_TRIES))
                .maxCreateConnectionTime(settings.connectTimeout())
                .maxIdleTime(LONGEST_IDLE)
                .maxLifeTime(LONGEST_LIFE)
                .customizer(pool -> pool.maxPendingAcquire(settings.waitingMost()))
                .build());
    }

    @Bean
    DatabaseClient databaseClient(ConnectionFactory connectionFactory) {
        return DatabaseClient.create(connectionFactory);
    }

    @Bean
    ReactiveTransactionManager transactionManager(ConnectionFactory connectionFactory) {
        return new R2dbcTransactionManager(connectionFactory);
    }

    private static ConnectionFactory server(MySqlSettings settings) {
        return MySqlConnectionFactory.from(MySqlConnectionConfiguration.builder()
                .host(settings.host())
                .port(settings.port())
                .database(settings.database())
                .user(settings.user())
                .password(settings.password())
                .connectTimeout(settings.connectTimeout())
                .statementTimeout(settings.statementTimeout())
                .lockWaitTimeout(settings.lockTimeout())
                .loopResources(new WatchedLoops(TcpResources.get(), settings.answerTimeout()))
                .tcpKeepAlive(true)
                .connectionTimeZone("UTC")
                .forceConnectionTimeZoneToSession(true)
                .build());
    }
}
