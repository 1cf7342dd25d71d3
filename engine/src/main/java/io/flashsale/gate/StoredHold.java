package io.flashsale.gate;

import org.jspecify.annotations.Nullable;

/**
 * A hold and what of it the log has not acknowledged.
 *
 * @param unlogged null once the log has acknowledged the order's first record
 */
public record StoredHold(Hold hold, @Nullable Unlogged unlogged) {}
