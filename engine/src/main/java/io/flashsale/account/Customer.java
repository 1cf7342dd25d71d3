package io.flashsale.account;

import io.flashsale.shared.CustomerId;

/**
 * Somebody whom we know.
 *
 * @param mailVerified whether the mails to the address reach them
 */
public record Customer(CustomerId id, String name, Role role, boolean mailVerified) {}
