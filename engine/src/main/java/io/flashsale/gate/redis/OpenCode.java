package io.flashsale.gate.redis;

/** What open_sale.lua answers. */
enum OpenCode {
    STALE(-1),
    OPENED(1);

    private final int code;

    OpenCode(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static OpenCode of(long code) {
        for (OpenCode each : values()) {
            if (each.code == code) {
                return each;
            }
        }
        throw new IllegalArgumentException("code: " + code + " (expected: a code of OpenCode)");
    }
}
