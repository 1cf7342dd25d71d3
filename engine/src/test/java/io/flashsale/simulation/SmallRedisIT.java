package io.flashsale.simulation;

import io.flashsale.development.DevelopmentServices;
import io.flashsale.simulation.redis.BothRedises;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole histories on the small Redis and on a real one: each command has one answer, and all keys are the same. */
@ExtendWith(WorldOnly.class)
class SmallRedisIT {

    private static final RedisCommands<String, String> REAL = RedisClient.create(
                    DevelopmentServices.startRedis().endpoints().redisUri())
            .connect()
            .sync();

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7, 73, 90, 291, 1347, 1453})
    void saysWhatTheRealOneSays(long seed) {
        BothRedises[] both = new BothRedises[1];

        History.playBeside(seed, small -> both[0] = new BothRedises(small, REAL));

        both[0].compare();
    }
}
