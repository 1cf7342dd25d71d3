package io.flashsale.gate.redis;

import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.net.SocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks, after every reconnect, whether this still is the Redis process that we knew. */
final class RedisIdentities implements RedisConnectionStateListener {

    private static final Logger LOG = LoggerFactory.getLogger(RedisIdentities.class);
    private static final String RUN_ID = "run_id:";
    private static final int LOOK_AGAIN_MILLIS = 200;

    private final RedisAsyncCommands<String, String> commands;
    private final Consumer<String> onIdentity;
    private volatile boolean connected = true;
    private final AtomicReference<@Nullable String> known = new AtomicReference<>();

    /** @param onIdentity gets the id of the process, at first and whenever it is another one */
    RedisIdentities(RedisAsyncCommands<String, String> commands, Consumer<String> onIdentity) {
        this.commands = commands;
        this.onIdentity = onIdentity;
    }

    @Override
    public void onRedisConnected(RedisChannelHandler<?, ?> connection, SocketAddress address) {
        connected = true;
        look();
    }

    @Override
    public void onRedisDisconnected(RedisChannelHandler<?, ?> connection) {
        connected = false;
    }

    /** Asks Redis who it is; does not wait for the answer. */
    void look() {
        commands.info("server").whenComplete((info, failure) -> {
            if (info == null) {
                LOG.warn("redis did not say who it is, asked again: {}", String.valueOf(failure));
                CompletableFuture.delayedExecutor(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS)
                        .execute(this::lookWhileConnected);
            } else {
                compare(runId(info));
            }
        });
    }

    /** A reconnect looks by itself. */
    private void lookWhileConnected() {
        if (connected) {
            look();
        }
    }

    private void compare(String runId) {
        String before = known.getAndSet(runId);
        if (runId.equals(before)) {
            return;
        }
        if (before != null) {
            LOG.warn("redis is another process now: {} (before: {}); its sales are fenced until loaded", runId, before);
        }
        onIdentity.accept(runId);
    }

    /** The process's own id, from the answer of {@code INFO server}. */
    static String runId(String info) {
        return info.lines()
                .filter(line -> line.startsWith(RUN_ID))
                .map(line -> line.substring(RUN_ID.length()).strip())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("INFO server names no run_id"));
    }
}
