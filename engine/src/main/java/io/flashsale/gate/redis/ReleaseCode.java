package io.flashsale.gate.redis;

import io.flashsale.platform.redis.ScriptCode;

/** What release.lua answers. */
enum ReleaseCode implements ScriptCode {
    LOADING(-2),
    FENCED(-1),
    NOTHING_HELD(0),
    RELEASED(1),
    PRICE_UNKNOWN(2);

    private final int code;

    ReleaseCode(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
