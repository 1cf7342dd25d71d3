package io.flashsale.api.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.api.testing.App;
import io.flashsale.api.testing.Offer;
import io.flashsale.api.testing.Shop;
import io.flashsale.gate.Participant;
import io.flashsale.registration.Registration;
import io.flashsale.registration.Registrations;
import io.flashsale.shared.CustomerId;
import io.flashsale.shared.Page;
import io.flashsale.shared.SaleId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class RegistrationsIT {

    private static final Instant EARLY = Instant.parse("2030-01-01T00:00:00Z");
    private static final Instant LATE = EARLY.plusSeconds(1);

    private final App app = App.shared();
    private final Shop shop = app.shop();
    private final Registrations table = app.bean(Registrations.class);
    /** A draft: nobody tells the gate of it. */
    private final SaleId sale = new SaleId(shop.draft(Offer.of(1)).id());

    private final CustomerId anna = shop.customer().id();
    private final CustomerId bert = shop.customer().id();

    @Test
    void eachChangeHasAHigherVersionAndARepeatIsNoChange() {
        var first = table.register(sale, anna, EARLY, Mono.empty()).block();

        assertThat(table.withdraw(sale, bert, EARLY).block()).isNull();
        assertThat(first).isEqualTo(new Registration(anna, true, EARLY, 1));
        assertThat(table.register(sale, anna, LATE, Mono.empty()).block()).isEqualTo(first);
        var gone = table.withdraw(sale, anna, LATE).block();
        assertThat(gone).isEqualTo(new Registration(anna, false, LATE, 2));
        assertThat(table.withdraw(sale, anna, EARLY).block()).isEqualTo(gone);
        assertThat(table.register(sale, anna, LATE, Mono.empty()).block())
                .isEqualTo(new Registration(anna, true, LATE, 3));
    }

    @Test
    void onlyTheVersionThatWasToldIsTold() {
        table.register(sale, anna, EARLY, Mono.empty()).block();
        var first = untold(EARLY);
        table.withdraw(sale, anna, EARLY).block();
        table.register(sale, bert, LATE, Mono.empty()).block();
        table.told(sale, first).block();
        assertThat(untold(EARLY)).containsExactly(new Participant(anna, false, 2));

        table.told(sale, untold(LATE)).block();

        assertThat(untold(LATE)).isEmpty();
        table.register(sale, anna, LATE, Mono.empty()).block();
        table.register(sale, bert, LATE, Mono.empty()).block();
        assertThat(untold(LATE)).containsExactly(new Participant(anna, true, 3));
    }

    @Test
    void aLoadReadsWhoWithdrewTooAndTheBackOfficeDoesNot() {
        List<CustomerId> crowd = List.of(anna, bert, shop.customer().id());
        crowd.forEach(each -> table.register(sale, each, EARLY, Mono.empty()).block());
        table.withdraw(sale, bert, LATE).block();

        var portions = table.inPortions(sale, 2).collectList().block();

        assertThat(portions).extracting(List::size).containsExactly(2, 1);
        assertThat(portions)
                .flatExtracting(portion -> portion)
                .containsExactlyInAnyOrder(
                        new Participant(anna, true, 1),
                        new Participant(bert, false, 2),
                        new Participant(crowd.getLast(), true, 1));
        assertThat(table.list(sale, new Page(50, "")).collectList().block())
                .extracting(Registration::customer)
                .containsExactlyInAnyOrder(anna, crowd.getLast());
    }

    private List<Participant> untold(Instant by) {
        return table.untold(sale, by, 10).block();
    }
}
