package io.flashsale.gate.redis;

import io.flashsale.platform.redis.ScriptCode;

/** What clear_sale.lua answers. */
enum ClearCode implements ScriptCode {
    LIVE(-1),
    UNLOGGED(0),
    CLEARED(1);

    private final int code;

    ClearCode(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
