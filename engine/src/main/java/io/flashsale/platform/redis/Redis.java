package io.flashsale.platform.redis;

import io.flashsale.shared.Unavailable;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;

/** Connections to Redis, and what its errors mean. */
public final class Redis {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private Redis() {}

    /** @param name what {@code CLIENT LIST} shows */
    public static StatefulRedisConnection<String, String> connect(
            RedisClient client, RedisSettings settings, String name) {
        RedisURI uri = RedisURI.create(settings.uri());
        uri.setClientName(name);
        return client.connect(uri);
    }

    /** The scripts vanish exactly when Redis has forgotten: a script of the gate that is unknown means fence. */
    public static boolean hasForgotten(Throwable failure) {
        return cause(failure) instanceof RedisNoScriptException;
    }

    /**
     * Redis did not answer, answered with an error, or the connection broke meanwhile. Nobody knows what became of the
     * call.
     */
    public static boolean isAway(Throwable failure) {
        Throwable cause = cause(failure);
        return cause instanceof RedisException
                || cause instanceof TimeoutException
                || cause instanceof IOException
                || cause instanceof CancellationException;
    }

    public static Unavailable unavailable(Throwable failure) {
        return new Unavailable("redis did not answer", PAUSE, cause(failure));
    }

    private static Throwable cause(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure instanceof CompletionException && cause != null ? cause : failure;
    }
}
