package io.flashsale.api.social;

import java.util.Locale;

/** Why the page gets no code. */
enum ReturnError {
    /** Not begun by this browser, too long ago, or brought back before. */
    START_AGAIN,
    /** The customer did not want to. */
    DECLINED,
    /** What the provider said does not count. */
    REFUSED,
    /** The provider does not answer. */
    UNAVAILABLE,
    /** Too many came from this address. */
    TOO_MANY;

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
