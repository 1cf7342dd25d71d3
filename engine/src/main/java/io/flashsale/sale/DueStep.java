package io.flashsale.sale;

import java.time.Instant;

/** A step of a sale, and when its time had come; for {@link SaleStep#ANNOUNCED}, when it was first seen. */
public record DueStep(SaleStep step, Instant at) {}
