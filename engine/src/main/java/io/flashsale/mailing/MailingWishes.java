package io.flashsale.mailing;

import io.flashsale.notification.ConditionalOnMail;
import io.flashsale.notification.Message;
import io.flashsale.notification.MessageWishes;
import io.flashsale.notification.NewsReaders;
import io.flashsale.notification.QueueClass;
import io.flashsale.notification.Template;
import io.flashsale.registration.Registration;
import io.flashsale.registration.Registrations;
import io.flashsale.sale.LiveSales;
import io.flashsale.sale.SaleLife;
import io.flashsale.sale.SalePhase;
import io.flashsale.shared.SaleId;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Nothing is said of a sale that has closed meanwhile, nor to somebody who has withdrawn or wants no more news. */
@Component
@ConditionalOnMail
class MailingWishes implements MessageWishes {

    private final LiveSales sales;
    private final SaleLife life;
    private final Registrations registrations;
    private final NewsReaders newsReaders;

    MailingWishes(LiveSales sales, SaleLife life, Registrations registrations, NewsReaders newsReaders) {
        this.sales = sales;
        this.life = life;
        this.registrations = registrations;
        this.newsReaders = newsReaders;
    }

    @Override
    public Mono<Boolean> isWanted(Message message) {
        if (message.template().queueClass() != QueueClass.BULK) {
            return Mono.just(true);
        }
        SaleId sale = new SaleId(message.reference());
        return sales.findOrLook(sale, _ -> true)
                .filter(live -> life.now(live).phase() != SalePhase.CLOSED)
                .flatMap(_ -> message.template() == Template.SALE_ANNOUNCED
                        ? newsReaders.areWanted(message.recipient())
                        : registrations.find(sale, message.recipient()).map(Registration::registered))
                .defaultIfEmpty(false);
    }
}
