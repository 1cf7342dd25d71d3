package io.flashsale.gate;

/**
 * Where the units of one price are at the gate.
 *
 * @param stock   to be had
 * @param held    of open holds
 * @param sold    of settled holds
 * @param waiting asked for by orders in the waitlist
 */
public record UnitsAtGate(int stock, int held, int sold, int waiting) {

    public static final UnitsAtGate NONE = new UnitsAtGate(0, 0, 0, 0);

    /** With the units of a hold counted where they are. */
    public UnitsAtGate with(HoldState state, int units) {
        return switch (state) {
            case HELD -> new UnitsAtGate(stock, held + units, sold, waiting);
            case SETTLED -> new UnitsAtGate(stock, held, sold + units, waiting);
            case WAITLISTED -> new UnitsAtGate(stock, held, sold, waiting + units);
            case RELEASED -> this;
        };
    }

    public UnitsAtGate withStock(int units) {
        return new UnitsAtGate(units, held, sold, waiting);
    }
}
