package io.flashsale.gate.redis;

import io.flashsale.platform.redis.ScriptCode;

/** What fence_sale.lua answers. */
enum FenceCode implements ScriptCode {
    STALE(-1),
    FENCED(1);

    private final int code;

    FenceCode(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
