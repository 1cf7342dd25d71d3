package io.flashsale.platform;

import com.github.f4b6a3.ulid.Ulid;
import com.github.f4b6a3.ulid.UlidFactory;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/** Makes ULIDs. Those of one process rise, also within a millisecond and when the clock steps back a little. */
@Component
public final class Ids {

    private final UlidFactory ulids;
    private final UlidFactory unordered;

    public Ids(InstantSource clock) {
        var random = new SecureRandom();
        this.ulids = UlidFactory.newMonotonicInstance(random, clock::millis);
        this.unordered = UlidFactory.newInstance(random);
    }

    public String next() {
        return ulids.create().toString();
    }

    /** With 80 bits that no other id tells anything of. */
    public String nextUnguessable() {
        return unordered.create().toString();
    }

    /** A ULID of this time instead of now, in no sequence with others of its millisecond. */
    public String at(Instant time) {
        return unordered.create(time.toEpochMilli()).toString();
    }

    /** Not after any ULID of this millisecond or later, after every earlier one. */
    public static String firstAt(Instant time) {
        return Ulid.min(time.toEpochMilli()).toString();
    }
}
