package io.flashsale.registration;

import io.flashsale.shared.CustomerId;
import io.flashsale.shared.Page;
import io.flashsale.shared.SaleId;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Who is registered, as MySQL has it, and which changes the gate has yet to be told. Every method may be repeated.
 */
public interface Registrations {

    /** Registers, unless the customer is registered already, and notes that the gate has to know. Since when. */
    Mono<Instant> register(SaleId sale, CustomerId customer, Instant now);

    /** Ends the registration if there is one, and notes that the gate has to know. */
    Mono<Void> withdraw(SaleId sale, CustomerId customer, Instant now);

    /** Empty if the customer is not registered. */
    Mono<Registration> find(SaleId sale, CustomerId customer);

    /** By customer id. */
    Flux<Registration> list(SaleId sale, Page page);

    /** All customers of a sale, at most so many at once, each portion read when it is wanted or one ahead. */
    Flux<List<CustomerId>> inPortions(SaleId sale, int most);

    /** Changes that the gate should have been told by then, the oldest first. */
    Flux<Untold> untold(Instant by, int most);

    /**
     * Tells the gate whether the customer is registered, while nobody can change it, and forgets the change if that
     * says true. Nothing is told when another has told it meanwhile.
     *
     * @param gate from whether the customer is registered to whether the gate knows it now
     * @return whether nothing is left to be told
     */
    Mono<Boolean> tell(Untold change, Function<Boolean, Mono<Boolean>> gate);

    /** That somebody registered or withdrew; which of it, is asked when it is told. */
    record Untold(SaleId sale, CustomerId customer) {}
}
