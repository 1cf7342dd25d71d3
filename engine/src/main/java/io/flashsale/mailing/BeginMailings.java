package io.flashsale.mailing;

import io.flashsale.notification.ConditionalOnMail;
import io.flashsale.notification.Template;
import io.flashsale.sale.DueStep;
import io.flashsale.sale.Sale;
import io.flashsale.sale.SaleSettings;
import io.flashsale.sale.SaleStepEffect;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Notes with a step of a sale which mailing follows from it. What comes too late for its mail is passed over. */
@Component
@ConditionalOnMail
class BeginMailings implements SaleStepEffect {

    private final Mailings mailings;
    private final SaleSettings sales;
    private final Clock clock;

    BeginMailings(Mailings mailings, SaleSettings sales, Clock clock) {
        this.mailings = mailings;
        this.sales = sales;
        this.clock = clock;
    }

    @Override
    public Mono<Void> after(DueStep step, Sale sale) {
        Instant now = clock.instant();
        return Mono.justOrEmpty(mailing(step, sale))
                .filter(mailing -> now.isBefore(mailing.endsAt()))
                .flatMap(mailing -> mailings.begin(mailing, now));
    }

    private Optional<Mailing> mailing(DueStep step, Sale sale) {
        return switch (step.step()) {
            case ANNOUNCED -> Optional.of(mailing(sale, Template.SALE_ANNOUNCED, sale.endsAt()));
            case COUNTDOWN_BEGUN ->
                toRegistered(sale, Template.SALE_SOON, sale.opensAt().minus(sales.lastCall()));
            case LAST_CALL -> toRegistered(sale, Template.SALE_VERY_SOON, sale.opensAt());
            case REGISTRATION_OPENED, OPENED, CLOSED -> Optional.empty();
        };
    }

    private static Optional<Mailing> toRegistered(Sale sale, Template template, Instant endsAt) {
        return sale.registration() == null ? Optional.empty() : Optional.of(mailing(sale, template, endsAt));
    }

    private static Mailing mailing(Sale sale, Template template, Instant endsAt) {
        return new Mailing(sale.id(), template, "", endsAt);
    }
}
