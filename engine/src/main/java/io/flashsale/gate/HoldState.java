package io.flashsale.gate;

/** Where an order stands at the gate. Settled and released are ends, but a settled hold may still be released. */
public enum HoldState {
    HELD,
    WAITLISTED,
    SETTLED,
    RELEASED
}
