package io.flashsale.gate;

import io.flashsale.shared.CustomerId;

/**
 * Whether a customer may buy in a sale that asks for registration.
 *
 * @param version from 1; of what is said about a customer the highest version counts, whenever it arrives
 */
public record Participant(CustomerId customer, boolean registered, int version) {}
