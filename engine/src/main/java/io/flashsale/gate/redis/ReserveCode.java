package io.flashsale.gate.redis;

/** What reserve.lua answers, in order of precedence. */
enum ReserveCode {
    FENCED(-1),
    REPLAYED(1),
    KEY_REUSED(2),
    NOT_OPEN(3),
    PAUSED(4),
    CLOSED(5),
    NOT_REGISTERED(6),
    THROTTLED(7),
    LIMIT_REACHED(8),
    HELD(9),
    WAITLISTED(10),
    SOLD_OUT(11);

    private final int code;

    ReserveCode(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static ReserveCode of(long code) {
        for (ReserveCode each : values()) {
            if (each.code == code) {
                return each;
            }
        }
        throw new IllegalArgumentException("code: " + code + " (expected: a code of ReserveCode)");
    }
}
