package io.flashsale.account.redis;

import io.flashsale.platform.redis.ScriptCode;

/** What count_try.lua answers. */
enum TryCode implements ScriptCode {
    TOO_MANY(0),
    COUNTED(1);

    private final int code;

    TryCode(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
