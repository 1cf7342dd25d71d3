package io.flashsale.gate.redis;

import io.flashsale.platform.redis.ScriptCode;

/** What register.lua answers. */
enum RegisterCode implements ScriptCode {
    LOADING(-1),
    NOT_LOADED(0),
    TOLD(1);

    private final int code;

    RegisterCode(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
