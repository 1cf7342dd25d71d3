package io.flashsale.registration;

import io.flashsale.sale.RegistrationWindow;
import java.time.Instant;

/** What became of the wish to register, to withdraw, or to know. If several apply, the first is given. */
public sealed interface RegistrationOutcome {

    /** There is no such sale, or it does not ask for registration. */
    record NothingToRegisterFor() implements RegistrationOutcome {}

    /** The organiser has ended the sale. */
    record SaleClosed() implements RegistrationOutcome {}

    record OutsideWindow(RegistrationWindow window) implements RegistrationOutcome {}

    record Registered(Instant since) implements RegistrationOutcome {}

    record NotRegistered() implements RegistrationOutcome {}
}
