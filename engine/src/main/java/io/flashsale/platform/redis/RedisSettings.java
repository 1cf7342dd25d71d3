package io.flashsale.platform.redis;

import io.flashsale.shared.InvalidInput;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where Redis is.
 *
 * @param uri     {@code redis://[user:password@]host:port[/database]}
 * @param timeout of every command; afterwards nobody knows whether it took effect
 */
@ConfigurationProperties("flashsale.redis")
public record RedisSettings(String uri, Duration timeout) {

    public RedisSettings {
        if (timeout.isNegative() || timeout.isZero() || timeout.toSeconds() > 10) {
            throw new InvalidInput("flashsale.redis.timeout", timeout, "above 0 s, at most 10 s");
        }
    }

    /** The address may hold a password. */
    @Override
    public String toString() {
        return "RedisSettings[timeout=" + timeout + "]";
    }
}
