package io.flashsale.sale;

import java.time.Instant;

/** When customers may register for a sale, or withdraw: from its opening on, until just before its closing. */
public record RegistrationWindow(Instant opensAt, Instant closesAt) {

    public boolean isOpen(Instant time) {
        return !time.isBefore(opensAt) && time.isBefore(closesAt);
    }
}
