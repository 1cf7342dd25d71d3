package io.flashsale.gate.redis;

/** What fence_sale.lua answers. */
enum FenceCode {
    STALE(-1),
    FENCED(1);

    private final int code;

    FenceCode(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static FenceCode of(long code) {
        for (FenceCode each : values()) {
            if (each.code == code) {
                return each;
            }
        }
        throw new IllegalArgumentException("code: " + code + " (expected: a code of FenceCode)");
    }
}
