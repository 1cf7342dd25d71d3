package io.flashsale.gate;

import io.flashsale.shared.OrderId;

/** A decision that the log may not have yet: held or waitlisted, and the record as the request brought it. */
public record Unlogged(OrderId order, GateOutcome outcome, String record) {}
