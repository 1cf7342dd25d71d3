package io.flashsale.registration;

import io.flashsale.registration.Registrations.Untold;
import io.flashsale.sale.LiveSale;
import io.flashsale.sale.LiveSales;
import io.flashsale.sale.RegistrationWindow;
import io.flashsale.sale.Sale;
import io.flashsale.sale.SaleState;
import io.flashsale.shared.CustomerId;
import io.flashsale.shared.SaleId;
import io.flashsale.shared.Unavailable;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * A customer registers for a sale or withdraws, within its window: in MySQL first and then at the gate. When the gate
 * cannot be told, the answer is the same, and the gate gets to know within seconds after it can. What a customer holds
 * stays when the registration goes. All of it may be repeated.
 */
@Component
public class TakePart {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final LiveSales sales;
    private final Registrations registrations;
    private final TellGate tellGate;
    private final Clock clock;

    TakePart(LiveSales sales, Registrations registrations, TellGate tellGate, Clock clock) {
        this.sales = sales;
        this.registrations = registrations;
        this.tellGate = tellGate;
        this.clock = clock;
    }

    public Mono<RegistrationOutcome> register(SaleId sale, CustomerId customer) {
        return withinWindow(
                sale,
                _ -> registrations
                        .register(sale, customer, clock.instant())
                        .delayUntil(_ -> tellGate.now(new Untold(sale, customer)))
                        .map(RegistrationOutcome.Registered::new));
    }

    public Mono<RegistrationOutcome> withdraw(SaleId sale, CustomerId customer) {
        return withinWindow(
                sale,
                _ -> registrations
                        .withdraw(sale, customer, clock.instant())
                        .then(Mono.defer(() -> tellGate.now(new Untold(sale, customer))))
                        .thenReturn(new RegistrationOutcome.NotRegistered()));
    }

    /** At any time. */
    public Mono<RegistrationOutcome> find(SaleId sale, CustomerId customer) {
        return asking(
                sale,
                _ -> registrations
                        .find(sale, customer)
                        .<RegistrationOutcome>map(found -> new RegistrationOutcome.Registered(found.registeredAt()))
                        .defaultIfEmpty(new RegistrationOutcome.NotRegistered()));
    }

    private Mono<RegistrationOutcome> withinWindow(
            SaleId id, Function<Sale, Mono<? extends RegistrationOutcome>> change) {
        return asking(id, sale -> {
            RegistrationWindow window = sale.registration();
            if (sale.state() == SaleState.CLOSED) {
                return Mono.just(new RegistrationOutcome.SaleClosed());
            }
            return window == null || window.isOpen(clock.instant())
                    ? change.apply(sale)
                    : Mono.just(new RegistrationOutcome.OutsideWindow(window));
        });
    }

    private Mono<RegistrationOutcome> asking(SaleId id, Function<Sale, Mono<? extends RegistrationOutcome>> use) {
        return Mono.defer(() -> {
            Sale sale = sales.find(id).map(LiveSale::sale).orElse(null);
            if (sale == null && !sales.isRead()) {
                return Mono.error(new Unavailable("the sales are being read", RETRY_AFTER, null));
            }
            return sale == null || sale.registration() == null
                    ? Mono.just(new RegistrationOutcome.NothingToRegisterFor())
                    : use.apply(sale);
        });
    }
}
