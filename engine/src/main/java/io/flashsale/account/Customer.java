package io.flashsale.account;

import io.flashsale.shared.CustomerId;

/** Somebody whom we know. */
public record Customer(CustomerId id, String name, Role role) {}
