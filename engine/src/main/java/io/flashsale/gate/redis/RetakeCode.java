package io.flashsale.gate.redis;

import io.flashsale.platform.redis.ScriptCode;

/** What retake.lua answers. */
enum RetakeCode implements ScriptCode {
    LOADING(-2),
    FENCED(-1),
    GONE(0),
    TAKEN(1),
    PRICE_UNKNOWN(2);

    private final int code;

    RetakeCode(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
