package io.flashsale.gate;

/** Another load has overtaken this one, or the segment is not loaded. Nothing was written. */
public final class StaleEpoch extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StaleEpoch(Segment segment) {
        super("sale " + segment.sale() + " is not loaded under epoch " + segment.epoch());
    }
}
