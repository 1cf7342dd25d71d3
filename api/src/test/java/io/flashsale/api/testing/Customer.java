package io.flashsale.api.testing;

import io.flashsale.shared.CustomerId;

/** Somebody with a good access token. */
public record Customer(CustomerId id, String token) {}
