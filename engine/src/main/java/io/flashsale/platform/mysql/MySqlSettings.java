package io.flashsale.platform.mysql;

import io.flashsale.shared.InvalidInput;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the database is, and how long we wait for it.
 *
 * @param url {@code mysql://user:password@host:port/database}; special characters of the user and password
 *     percent-encoded
 * @param poolSize most connections of this process
 * @param acquireTimeout longest wait for a free connection
 * @param waitingMost most callers that wait for a free connection; the next is turned away at once
 * @param connectTimeout longest wait for a new connection
 * @param statementTimeout after this the server ends a statement (MySQL: a SELECT)
 * @param lockTimeout after this the server ends the wait for a row lock
 * @param answerTimeout after this without an answer a connection counts as cut, and is closed; longer than the two
 *     before
 */
@ConfigurationProperties("flashsale.mysql")
public record MySqlSettings(
        URI url,
        int poolSize,
        Duration acquireTimeout,
        int waitingMost,
        Duration connectTimeout,
        Duration statementTimeout,
        Duration lockTimeout,
        Duration answerTimeout) {

    private static final int DEFAULT_PORT = 3306;
    private static final Duration LONGEST_ACQUIRE = Duration.ofSeconds(2);
    private static final Duration LONGEST_LOCK = Duration.ofSeconds(5);

    public MySqlSettings {
        if (!"mysql".equals(url.getScheme())
                || url.getHost() == null
                || url.getPath().length() < 2
                || url.getUserInfo() == null) {
            throw new InvalidInput("flashsale.mysql.url", "…", "mysql://user:password@host:port/database");
        }
        requireRange("pool-size", poolSize, 1, 1_000);
        requireRange("waiting-most", waitingMost, 1, 100_000);
        requireUpTo("acquire-timeout", acquireTimeout, LONGEST_ACQUIRE);
        requireUpTo("connect-timeout", connectTimeout, Duration.ofSeconds(30));
        requireUpTo("statement-timeout", statementTimeout, Duration.ofMinutes(5));
        requireUpTo("lock-timeout", lockTimeout, LONGEST_LOCK);
        requireUpTo("answer-timeout", answerTimeout, Duration.ofMinutes(6));
        if (answerTimeout.compareTo(statementTimeout) <= 0 || answerTimeout.compareTo(lockTimeout) <= 0) {
            throw new InvalidInput(
                    "flashsale.mysql.answer-timeout", answerTimeout, "more than statement-timeout and lock-timeout");
        }
    }

    public String host() {
        return url.getHost();
    }

    public int port() {
        return url.getPort() < 0 ? DEFAULT_PORT : url.getPort();
    }

    public String database() {
        return url.getPath().substring(1);
    }

    public String user() {
        return url.getUserInfo().split(":", 2)[0];
    }

    public String password() {
        String[] parts = url.getUserInfo().split(":", 2);
        return parts.length < 2 ? "" : parts[1];
    }

    /** The same database for JDBC, by the MariaDB driver, which speaks to both; without user and password. */
    String jdbcUrl() {
        return "jdbc:mariadb://" + host() + ":" + port() + "/" + database() + "?allowPublicKeyRetrieval=true";
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "MySqlSettings[" + user() + "@" + host() + ":" + port() + "/" + database() + ", pool " + poolSize + "]";
    }

    private static void requireRange(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new InvalidInput("flashsale.mysql." + name, value, least + " to " + most);
        }
    }

    private static void requireUpTo(String name, Duration value, Duration most) {
        if (!value.isPositive() || value.compareTo(most) > 0) {
            throw new InvalidInput("flashsale.mysql." + name, value, "more than 0, at most " + most);
        }
    }
}
