package io.flashsale.gate;

/** Whether a loaded segment takes requests; the sale's window applies besides. */
public enum SegmentState {
    OPEN,
    PAUSED,
    CLOSED
}
