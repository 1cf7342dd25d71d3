package io.flashsale.gate.redis;

/** What settle.lua answers. */
enum SettleCode {
    LOADING(-2),
    FENCED(-1),
    NOTHING_HELD(0),
    SETTLED(1);

    private final int code;

    SettleCode(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static SettleCode of(long code) {
        for (SettleCode each : values()) {
            if (each.code == code) {
                return each;
            }
        }
        throw new IllegalArgumentException("code: " + code + " (expected: a code of SettleCode)");
    }
}
