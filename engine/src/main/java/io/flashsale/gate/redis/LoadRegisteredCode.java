package io.flashsale.gate.redis;

import io.flashsale.platform.redis.ScriptCode;

/** What load_registered.lua answers. */
enum LoadRegisteredCode implements ScriptCode {
    STALE(-1),
    LOADED(1);

    private final int code;

    LoadRegisteredCode(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
