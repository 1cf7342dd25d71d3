package io.flashsale.registration;

import io.flashsale.notification.Message;
import io.flashsale.notification.Outbox;
import io.flashsale.notification.Template;
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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
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
    private final Outbox outbox;
    private final Clock clock;

    TakePart(LiveSales sales, Registrations registrations, TellGate tellGate, Outbox outbox, Clock clock) {
        this.sales = sales;
        this.registrations = registrations;
        this.tellGate = tellGate;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * One mail confirms it, also if the customer withdraws and registers again. Who has registered in time is told so
     * when the window has ended, too: perhaps the first answer was lost.
     */
    public Mono<RegistrationOutcome> register(SaleId id, CustomerId customer) {
        return withinWindow(id, (sale, now) -> registrations.register(id, customer, now, confirm(sale, customer)))
                .flatMap(outcome -> outcome instanceof RegistrationOutcome.OutsideWindow
                        ? find(id, customer).map(found -> preferRegistered(found, outcome))
                        : Mono.just(outcome));
    }

    private Mono<Void> confirm(Sale sale, CustomerId customer) {
        return outbox.isOpen()
                ? outbox.put(List.of(new Message(
                        Template.REGISTRATION_CONFIRMED,
                        customer,
                        sale.id().value(),
                        Map.of("sale", sale.title(), "opensAt", sale.opensAt()))))
                : Mono.empty();
    }

    private static RegistrationOutcome preferRegistered(RegistrationOutcome found, RegistrationOutcome otherwise) {
        return found instanceof RegistrationOutcome.Registered ? found : otherwise;
    }

    public Mono<RegistrationOutcome> withdraw(SaleId sale, CustomerId customer) {
        return withinWindow(sale, (_, now) -> registrations.withdraw(sale, customer, now));
    }

    /** At any time. */
    public Mono<RegistrationOutcome> find(SaleId sale, CustomerId customer) {
        return asking(sale, (_, _) -> outcome(registrations.find(sale, customer)));
    }

    /** One moment decides and is noted, however long the change takes. */
    private Mono<RegistrationOutcome> withinWindow(SaleId id, BiFunction<Sale, Instant, Mono<Registration>> change) {
        return asking(id, (sale, window) -> {
            Instant now = clock.instant();
            if (sale.state() == SaleState.CLOSED) {
                return Mono.just(new RegistrationOutcome.SaleClosed());
            }
            return window.isOpen(now)
                    ? outcome(change.apply(sale, now).delayUntil(changed -> tellGate.now(id, changed)))
                    : Mono.just(new RegistrationOutcome.OutsideWindow(window));
        });
    }

    private static Mono<RegistrationOutcome> outcome(Mono<Registration> found) {
        return found.filter(Registration::registered)
                .<RegistrationOutcome>map(registration -> new RegistrationOutcome.Registered(registration.since()))
                .defaultIfEmpty(new RegistrationOutcome.NotRegistered());
    }

    private Mono<RegistrationOutcome> asking(
            SaleId id, BiFunction<Sale, RegistrationWindow, Mono<RegistrationOutcome>> use) {
        return Mono.defer(() -> {
            Sale sale = sales.find(id).map(LiveSale::sale).orElse(null);
            if (sale == null && !sales.isRead()) {
                return Mono.error(new Unavailable("the sales are being read", RETRY_AFTER, null));
            }
            RegistrationWindow window = sale == null ? null : sale.registration();
            return sale == null || window == null
                    ? Mono.just(new RegistrationOutcome.NothingToRegisterFor())
                    : use.apply(sale, window);
        });
    }
}
