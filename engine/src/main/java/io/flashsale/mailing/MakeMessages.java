package io.flashsale.mailing;

import io.flashsale.notification.Channel;
import io.flashsale.notification.ConditionalOnMail;
import io.flashsale.notification.Message;
import io.flashsale.notification.MessageQueue;
import io.flashsale.notification.NewsReaders;
import io.flashsale.notification.Outbox;
import io.flashsale.notification.QueueClass;
import io.flashsale.notification.Template;
import io.flashsale.platform.ConditionalOnRole;
import io.flashsale.platform.Leases;
import io.flashsale.platform.Role;
import io.flashsale.platform.mysql.Transactions;
import io.flashsale.registration.Registration;
import io.flashsale.registration.Registrations;
import io.flashsale.sale.LiveSale;
import io.flashsale.sale.LiveSales;
import io.flashsale.sale.Sale;
import io.flashsale.sale.SaleLife;
import io.flashsale.shared.CustomerId;
import io.flashsale.shared.Page;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Makes the messages of mailings, a page at a time and only while few mails wait. A page and the note of it are one
 * transaction; made again all the same, a message is the one that is there.
 */
@Component
@ConditionalOnMail
@ConditionalOnRole(Role.NOTIFIER)
class MakeMessages {

    private static final String LEASE = "mailings";

    private final Mailings mailings;
    private final Registrations registrations;
    private final NewsReaders newsReaders;
    private final LiveSales sales;
    private final SaleLife life;
    private final Outbox outbox;
    private final MessageQueue queue;
    private final Transactions transactions;
    private final Leases leases;
    private final MailingSettings settings;
    private final Clock clock;

    MakeMessages(
            Mailings mailings,
            Registrations registrations,
            NewsReaders newsReaders,
            LiveSales sales,
            SaleLife life,
            Outbox outbox,
            MessageQueue queue,
            Transactions transactions,
            Leases leases,
            MailingSettings settings,
            Clock clock) {
        this.mailings = mailings;
        this.registrations = registrations;
        this.newsReaders = newsReaders;
        this.sales = sales;
        this.life = life;
        this.outbox = outbox;
        this.queue = queue;
        this.transactions = transactions;
        this.leases = leases;
        this.settings = settings;
        this.clock = clock;
    }

    /** One page of each mailing under way. The lease is asked for only when there is one. */
    Mono<Void> some() {
        return mailings.underWay()
                .hasElements()
                .filter(some -> some)
                .flatMap(_ -> leases.whileHeld(LEASE, pages().thenReturn(true)))
                .then();
    }

    /** Of each, or of none: the first must not leave the others without. One that fails holds up no other. */
    private Mono<Void> pages() {
        return queue.due(Channel.MAIL, QueueClass.BULK, settings.mostWaiting())
                .filter(due -> due < settings.mostWaiting())
                .flatMapMany(_ -> mailings.underWay())
                .concatMapDelayError(this::page)
                .then();
    }

    private Mono<Void> page(Mailing mailing) {
        return clock.instant().isBefore(mailing.endsAt()) ? goOn(mailing) : end(mailing);
    }

    /** Another process may have opened the sale a moment ago. */
    private Mono<Void> goOn(Mailing mailing) {
        return sales.findOrLook(mailing.sale(), _ -> true)
                .flatMap(live -> goOn(mailing, live).thenReturn(true))
                .switchIfEmpty(end(mailing).thenReturn(true))
                .then();
    }

    private Mono<Void> goOn(Mailing mailing, LiveSale live) {
        return switch (life.now(live).phase()) {
            case CLOSED -> end(mailing);
            case PAUSED -> Mono.empty();
            case DRAFT, ANNOUNCED, REGISTRATION_OPEN, COUNTDOWN, OPEN -> make(mailing, live.sale());
        };
    }

    private Mono<Void> make(Mailing mailing, Sale sale) {
        return recipients(mailing)
                .collectList()
                .flatMap(page -> page.isEmpty()
                        ? end(mailing)
                        : transactions.run(
                                outbox.put(messages(mailing, sale, page)).then(mailings.note(mailing, page))));
    }

    private Mono<Void> end(Mailing mailing) {
        return Mono.defer(() -> mailings.end(mailing, clock.instant()));
    }

    private Flux<CustomerId> recipients(Mailing mailing) {
        return mailing.template() == Template.SALE_ANNOUNCED
                ? newsReaders.after(mailing.lastId(), settings.atOnce())
                : registrations
                        .list(mailing.sale(), new Page(settings.atOnce(), mailing.lastId()))
                        .map(Registration::customer);
    }

    private static List<Message> messages(Mailing mailing, Sale sale, List<CustomerId> page) {
        Map<String, Object> data = Map.of("sale", sale.title(), "opensAt", sale.opensAt());
        return page.stream()
                .map(customer ->
                        new Message(mailing.template(), customer, mailing.sale().value(), data))
                .toList();
    }
}
