package io.flashsale.registration;

import io.flashsale.gate.Participant;
import io.flashsale.shared.CustomerId;
import java.time.Instant;

/**
 * That a customer registered for a sale, or withdrew.
 *
 * @param since   when
 * @param version how often the customer has done the one or the other
 */
public record Registration(CustomerId customer, boolean registered, Instant since, int version) {

    Participant participant() {
        return new Participant(customer, registered, version);
    }
}
