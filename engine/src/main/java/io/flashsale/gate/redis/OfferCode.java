package io.flashsale.gate.redis;

import io.flashsale.platform.redis.ScriptCode;

/** What offer.lua answers. */
enum OfferCode implements ScriptCode {
    STALE(-1),
    OFFERED(1);

    private final int code;

    OfferCode(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
