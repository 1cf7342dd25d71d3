package io.flashsale.gate.redis;

/** What release.lua answers. */
enum ReleaseCode {
    LOADING(-2),
    FENCED(-1),
    NOTHING_HELD(0),
    RELEASED(1);

    private final int code;

    ReleaseCode(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static ReleaseCode of(long code) {
        for (ReleaseCode each : values()) {
            if (each.code == code) {
                return each;
            }
        }
        throw new IllegalArgumentException("code: " + code + " (expected: a code of ReleaseCode)");
    }
}
