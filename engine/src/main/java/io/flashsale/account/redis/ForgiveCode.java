package io.flashsale.account.redis;

import io.flashsale.platform.redis.ScriptCode;

/** What forgive_try.lua answers. */
enum ForgiveCode implements ScriptCode {
    NOTHING_COUNTED(0),
    FORGIVEN(1);

    private final int code;

    ForgiveCode(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
