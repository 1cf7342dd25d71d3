package io.flashsale.gate.redis;

/** What load_part.lua answers. */
enum LoadCode {
    STALE(-1),
    LOADED(1);

    private final int code;

    LoadCode(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static LoadCode of(long code) {
        for (LoadCode each : values()) {
            if (each.code == code) {
                return each;
            }
        }
        throw new IllegalArgumentException("code: " + code + " (expected: a code of LoadCode)");
    }
}
