package io.flashsale.registration;

import io.flashsale.shared.CustomerId;
import java.time.Instant;

/** That a customer takes part in a sale, and since when. */
public record Registration(CustomerId customer, Instant registeredAt) {}
