package io.flashsale.order;

import java.time.Instant;

/** A record with its place in the log and the time at which the log took it. */
public record LoggedRecord(OrderRecord record, int partition, long offset, Instant loggedAt) {}
