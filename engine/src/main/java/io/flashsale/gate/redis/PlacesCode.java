package io.flashsale.gate.redis;

import io.flashsale.platform.redis.ScriptCode;

/** What find_places.lua answers. */
enum PlacesCode implements ScriptCode {
    FENCED(-1),
    PRICE_UNKNOWN(0),
    FOUND(1);

    private final int code;

    PlacesCode(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
