package io.flashsale.gate.redis;

import io.flashsale.platform.redis.ScriptCode;

/** What adjust.lua answers. */
enum AdjustCode implements ScriptCode {
    STALE(-1),
    LACKING(0),
    KNOWN(1),
    ADJUSTED(2);

    private final int code;

    AdjustCode(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
