package io.flashsale.registration;

import io.flashsale.gate.Participant;
import io.flashsale.shared.CustomerId;
import io.flashsale.shared.Page;
import io.flashsale.shared.SaleId;
import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Who is registered, as MySQL has it, and what of it the gate has yet to be told. Every method may be repeated. */
public interface Registrations {

    /** Registers, unless the customer is registered already, in one transaction with what else is to be done. */
    Mono<Registration> register(SaleId sale, CustomerId customer, Instant now, Mono<Void> also);

    /** Ends the registration if there is one. What stands then; empty if the customer has never registered. */
    Mono<Registration> withdraw(SaleId sale, CustomerId customer, Instant now);

    /** Empty if the customer has never registered. */
    Mono<Registration> find(SaleId sale, CustomerId customer);

    /** Those who are registered, by customer id. */
    Flux<Registration> list(SaleId sale, Page page);

    /** All who registered or withdrew, at most so many at once, each portion read when it is wanted or one ahead. */
    Flux<List<Participant>> inPortions(SaleId sale, int most);

    /** Changes that the gate should have been told by then, the oldest first. */
    Mono<List<Participant>> untold(SaleId sale, Instant by, int most);

    /** The gate knows these. Who has changed since stays untold. */
    Mono<Void> told(SaleId sale, List<Participant> changed);
}
