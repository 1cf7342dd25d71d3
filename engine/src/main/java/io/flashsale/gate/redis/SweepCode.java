package io.flashsale.gate.redis;

import io.flashsale.platform.redis.ScriptCode;

/** What sweep.lua answers. */
enum SweepCode implements ScriptCode {
    FENCED(-1),
    SWEPT(1);

    private final int code;

    SweepCode(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
