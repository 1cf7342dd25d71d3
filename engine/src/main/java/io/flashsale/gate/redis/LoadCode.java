package io.flashsale.gate.redis;

import io.flashsale.platform.redis.ScriptCode;

/** What load_part.lua answers. */
enum LoadCode implements ScriptCode {
    STALE(-1),
    LOADED(1);

    private final int code;

    LoadCode(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
