package io.flashsale.gate.redis;

import io.flashsale.platform.redis.ScriptCode;

/** What reserve.lua answers, in order of precedence. */
enum ReserveCode implements ScriptCode {
    FENCED(-1),
    REPLAYED(1),
    KEY_REUSED(2),
    NOT_OPEN(3),
    CLOSED(4),
    PAUSED(5),
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

    @Override
    public int code() {
        return code;
    }
}
