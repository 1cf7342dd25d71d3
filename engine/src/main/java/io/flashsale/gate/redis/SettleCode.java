package io.flashsale.gate.redis;

import io.flashsale.platform.redis.ScriptCode;

/** What settle.lua answers. */
enum SettleCode implements ScriptCode {
    LOADING(-2),
    FENCED(-1),
    NOTHING_HELD(0),
    SETTLED(1);

    private final int code;

    SettleCode(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
