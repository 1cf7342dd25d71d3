package io.flashsale.cart.redis;

import io.flashsale.platform.redis.ScriptCode;

/** What save_cart.lua answers. */
enum SaveCode implements ScriptCode {
    OTHER_VERSION(-1),
    SAVED(1);

    private final int code;

    SaveCode(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
