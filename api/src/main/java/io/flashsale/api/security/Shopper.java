package io.flashsale.api.security;

import io.flashsale.account.Role;
import io.flashsale.shared.CustomerId;

/** The caller, as the access token says. */
public record Shopper(CustomerId id, Role role) {}
