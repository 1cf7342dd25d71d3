package io.flashsale.gate.redis;

import io.flashsale.platform.redis.ScriptCode;

/** What extend.lua answers. */
enum ExtendCode implements ScriptCode {
    LOADING(-2),
    FENCED(-1),
    NOTHING_HELD(0),
    EXTENDED(1);

    private final int code;

    ExtendCode(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
