package io.flashsale.gate.redis;

import io.flashsale.platform.redis.ScriptCode;

/** What open_sale.lua answers. */
enum OpenCode implements ScriptCode {
    STALE(-1),
    OPENED(1);

    private final int code;

    OpenCode(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
