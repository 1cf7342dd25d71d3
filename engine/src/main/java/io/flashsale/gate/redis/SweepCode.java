package io.flashsale.gate.redis;

/** What sweep.lua answers. */
enum SweepCode {
    FENCED(-1),
    SWEPT(1);

    private final int code;

    SweepCode(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static SweepCode of(long code) {
        for (SweepCode each : values()) {
            if (each.code == code) {
                return each;
            }
        }
        throw new IllegalArgumentException("code: " + code + " (expected: a code of SweepCode)");
    }
}
