package io.flashsale.gate.redis;

import io.flashsale.platform.redis.ScriptCode;

/** What load_holds.lua answers. */
enum LoadHoldsCode implements ScriptCode {
    STALE(-1),
    LOADED(1);

    private final int code;

    LoadHoldsCode(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
