package io.flashsale.order;

import org.jspecify.annotations.Nullable;

/**
 * A record and what came of it.
 *
 * @param order   as committed after the whole batch; null when the ledger has no such order
 * @param changed whether this record changed anything
 */
public record Applied(LoggedRecord logged, @Nullable Order order, boolean changed) {}
