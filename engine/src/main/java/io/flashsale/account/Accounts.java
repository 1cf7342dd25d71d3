package io.flashsale.account;

import io.flashsale.shared.CustomerId;
import reactor.core.publisher.Mono;

/** All accounts. When too many passwords wait to be hashed, the signal is {@link io.flashsale.shared.Unavailable}. */
public interface Accounts {

    /** A new account with that role. A repeat finds the mail address taken. */
    Mono<SignUpOutcome> signUp(SignUp wish, Role role);

    /** Begins a session. */
    Mono<LogInOutcome> logIn(MailAddress mail, Password password);

    Mono<Customer> find(CustomerId id);

    /** Of the account with this mail address. */
    Mono<Role> role(MailAddress mail);
}
