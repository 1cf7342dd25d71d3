package io.flashsale.api.json;

import io.flashsale.shared.Page;
import org.jspecify.annotations.Nullable;

/** Reads {@code ?limit=&after=}. */
public final class Paging {

    private Paging() {}

    public static Page of(@Nullable Integer limit, @Nullable String after) {
        return new Page(limit == null ? Page.DEFAULT_LIMIT : limit, after == null ? "" : after);
    }
}
