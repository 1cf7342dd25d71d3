package io.flashsale.gate;

import java.time.Instant;

/** Where an order that waited stands now. */
public sealed interface Place {

    /** @param position counted from 1 */
    record InLine(long position) implements Place {}

    /** Units are kept for it until then, and the log says so. */
    record Offered(Instant deadline) implements Place {}
}
