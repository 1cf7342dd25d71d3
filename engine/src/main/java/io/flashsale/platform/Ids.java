package io.flashsale.platform;

import com.github.f4b6a3.ulid.UlidFactory;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/** Makes ULIDs. Those of one process rise, also within a millisecond and when the clock steps back a little. */
@Component
public final class Ids {

    private final UlidFactory ulids;

    public Ids(InstantSource clock) {
        this.ulids = UlidFactory.newMonotonicInstance(new SecureRandom(), clock::millis);
    }

    public String next() {
        return ulids.create().toString();
    }
}
