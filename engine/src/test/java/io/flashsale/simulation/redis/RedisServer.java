package io.flashsale.simulation.redis;

import org.jspecify.annotations.Nullable;

/** Whatever answers Redis commands, one at a time. */
public interface RedisServer {

    /** A number as {@link Long}, a text as {@link String}, a list as {@link java.util.List}, nil as null. */
    @Nullable
    Object call(String... command);
}
