package io.flashsale.notification;

import io.flashsale.shared.CustomerId;
import io.flashsale.shared.PhoneNumber;

/** Whom a text goes to. */
public record TextRecipient(CustomerId customer, PhoneNumber phone) {

    /** Nothing of a person. */
    @Override
    public String toString() {
        return "TextRecipient[" + customer + "]";
    }
}
