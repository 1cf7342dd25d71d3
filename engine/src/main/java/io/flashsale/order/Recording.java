package io.flashsale.order;

import io.flashsale.shared.CustomerId;
import io.flashsale.shared.Reference;
import java.time.Instant;

/** What another system says about the units of an order: who uses them, and for what. */
public record Recording(Reference customer, Attempt attempt) {

    /**
     * As whom the gate counts this customer: one of ours counts together with their own purchases. Anybody else gets an
     * id of the year 1970, which nobody of ours has.
     */
    public CustomerId customerId() {
        String id = customer.id().value();
        boolean ours = customer.type().equals(Reference.CUSTOMER) && CustomerId.isPossible(id);
        return new CustomerId(ours ? id : DerivedUlid.of(Instant.EPOCH, customer.toString()));
    }
}
