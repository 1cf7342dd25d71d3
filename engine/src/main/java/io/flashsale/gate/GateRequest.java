package io.flashsale.gate;

import io.flashsale.shared.CustomerId;
import io.flashsale.shared.InvalidInput;
import io.flashsale.shared.OrderId;
import java.util.List;
import java.util.function.Supplier;

/**
 * One order that wants units, all lines or none.
 *
 * @param fingerprint of what was asked for: the same order id with another fingerprint is refused
 * @param record      what the log will be told, kept beside the hold until the log has acknowledged it; only asked for
 *                    when the request goes to Redis
 * @param mayWait     whether it joins the waitlist if the units cannot be had now
 * @param lines       1 to 10, each with another price
 */
public record GateRequest(
        Segment segment,
        OrderId order,
        CustomerId customer,
        String fingerprint,
        Supplier<String> record,
        boolean mayWait,
        List<GateLine> lines) {

    public static final int MOST_LINES = 10;

    public GateRequest {
        lines = List.copyOf(lines);
        if (lines.isEmpty() || lines.size() > MOST_LINES) {
            throw new InvalidInput("lines", lines.size(), "1 to " + MOST_LINES + " lines");
        }
    }
}
