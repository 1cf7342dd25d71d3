package io.flashsale.platform;

import com.github.f4b6a3.ulid.UlidFactory;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/** Makes ULIDs. Those of one process rise, also within a millisecond and when the clock steps back a little. */
@Component
public final class Ids {

    private final UlidFactory ulids;
    private final UlidFactory unguessable;

    public Ids(InstantSource clock) {
        this.ulids = UlidFactory.newMonotonicInstance(new SecureRandom(), clock::millis);
        this.unguessable = UlidFactory.newInstance(new SecureRandom());
    }

    public String next() {
        return ulids.create().toString();
    }

    /** With 80 bits that no other id tells anything of. */
    public String nextUnguessable() {
        return unguessable.create().toString();
    }
}
