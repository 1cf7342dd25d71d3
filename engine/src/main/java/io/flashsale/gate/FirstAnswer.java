package io.flashsale.gate;

import java.time.Instant;

/** What an order was told first, and is told again whenever its request is repeated. */
public sealed interface FirstAnswer {

    /** Units are held until the deadline. */
    record Held(Instant deadline) implements FirstAnswer {}

    /** The order waits; the position counts from 1. */
    record Waitlisted(long position) implements FirstAnswer {}
}
