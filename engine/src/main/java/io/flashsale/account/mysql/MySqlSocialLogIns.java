package io.flashsale.account.mysql;

import io.flashsale.account.ConfirmOutcome;
import io.flashsale.account.Customer;
import io.flashsale.account.Language;
import io.flashsale.account.LinkOutcome;
import io.flashsale.account.LinkPurpose;
import io.flashsale.account.MailAddress;
import io.flashsale.account.Role;
import io.flashsale.account.SocialAttempt;
import io.flashsale.account.SocialLogInOutcome;
import io.flashsale.account.SocialLogIns;
import io.flashsale.account.SocialPerson;
import io.flashsale.account.SocialProvider;
import io.flashsale.notification.Message;
import io.flashsale.notification.Outbox;
import io.flashsale.notification.Template;
import io.flashsale.platform.Ids;
import io.flashsale.platform.OpaqueToken;
import io.flashsale.platform.mysql.Transactions;
import io.flashsale.session.Sessions;
import io.flashsale.shared.CustomerId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Whoever does something with a code locks its row first, so of two with one code the second finds it used. */
@Component
class MySqlSocialLogIns implements SocialLogIns {

    /** What was in each other's way has been rolled back. */
    private static final Retry LOOK_AGAIN = Retry.backoff(5, Duration.ofMillis(10))
            .filter(failure -> failure instanceof DuplicateKeyException
                    || failure instanceof PessimisticLockingFailureException
                    || failure instanceof TransientDataAccessResourceException)
            .onRetryExhaustedThrow((_, last) -> last.failure());

    private final Transactions transactions;
    private final MySqlSocialProofs proofs;
    private final MySqlIdentities identities;
    private final MySqlCustomers customers;
    private final MySqlMailedLinks links;
    private final MySqlStrangers strangers;
    private final Sessions sessions;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;

    MySqlSocialLogIns(
            Transactions transactions,
            MySqlSocialProofs proofs,
            MySqlIdentities identities,
            MySqlCustomers customers,
            MySqlMailedLinks links,
            MySqlStrangers strangers,
            Sessions sessions,
            Outbox outbox,
            Ids ids,
            Clock clock) {
        this.transactions = transactions;
        this.proofs = proofs;
        this.identities = identities;
        this.customers = customers;
        this.links = links;
        this.strangers = strangers;
        this.sessions = sessions;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Mono<Boolean> keep(SocialAttempt attempt, SocialPerson person, OpaqueToken browser) {
        return proofs.insert(attempt, person, browser);
    }

    /** Who was faster with the same identity or mail address is there at the second look. */
    @Override
    public Mono<SocialLogInOutcome> logIn(OpaqueToken code, OpaqueToken browser, @Nullable Language language) {
        return transactions
                .run(proofs.lock(code, browser)
                        .flatMap(proof -> enter(proof, language))
                        .defaultIfEmpty(new SocialLogInOutcome.Over()))
                .retryWhen(LOOK_AGAIN);
    }

    private Mono<SocialLogInOutcome> enter(SocialProof proof, @Nullable Language language) {
        return identities
                .owner(proof.identity())
                .flatMap(owner -> begin(proof, owner))
                .switchIfEmpty(Mono.defer(() -> isTaken(proof.person().mail()))
                        .flatMap(taken -> taken
                                ? proofs.keepForOwner(proof).thenReturn(new SocialLogInOutcome.MailTaken())
                                : signUp(proof, language)));
    }

    private Mono<Boolean> isTaken(@Nullable MailAddress mail) {
        return mail == null ? Mono.just(false) : identities.isTaken(mail);
    }

    private Mono<SocialLogInOutcome> signUp(SocialProof proof, @Nullable Language language) {
        SocialPerson person = proof.person();
        var id = new CustomerId(ids.next());
        var customer = new Customer(id, person.name(), Role.CUSTOMER, person.mailVerified());
        return insertIdentity(proof, id)
                .then(insertMail(id, person))
                .then(customers.insert(customer, language))
                .then(Mono.defer(() -> person.mailVerified() ? Mono.empty() : customers.askToVerify(customer)))
                .then(begin(proof, customer));
    }

    private Mono<Void> insertIdentity(SocialProof proof, CustomerId customer) {
        var identity = proof.identity();
        return customers.insertIdentity(identity.provider().name(), identity.subject(), customer, null, false);
    }

    /** Without a password. Who has forgotten to have none gets one by a mailed link. */
    private Mono<Void> insertMail(CustomerId customer, SocialPerson person) {
        MailAddress mail = person.mail();
        return mail == null
                ? Mono.empty()
                : customers.insertIdentity(MySqlCustomers.MAIL, mail.value(), customer, null, person.mailVerified());
    }

    private Mono<SocialLogInOutcome> begin(SocialProof proof, Customer customer) {
        return proofs.use(proof)
                .then(sessions.begin(customer.id()))
                .map(session -> new SocialLogInOutcome.LoggedIn(customer, session));
    }

    @Override
    public Mono<LinkOutcome> link(CustomerId customer, OpaqueToken code, OpaqueToken browser) {
        return transactions
                .run(proofs.lock(code, browser)
                        .flatMap(proof -> link(proof, customer))
                        .defaultIfEmpty(LinkOutcome.OVER))
                .onErrorReturn(DuplicateKeyException.class, LinkOutcome.TAKEN);
    }

    private Mono<LinkOutcome> link(SocialProof proof, CustomerId customer) {
        return identities
                .lock(customer)
                .flatMap(_ -> identities
                        .owner(proof.identity())
                        .map(owner -> owner.id().equals(customer) ? LinkOutcome.LINKED : LinkOutcome.TAKEN)
                        .switchIfEmpty(Mono.defer(() -> insertLink(proof, customer))))
                .delayUntil(outcome -> outcome == LinkOutcome.LINKED ? proofs.use(proof) : Mono.empty())
                .defaultIfEmpty(LinkOutcome.OVER);
    }

    private Mono<LinkOutcome> insertLink(SocialProof proof, CustomerId customer) {
        SocialProvider provider = proof.identity().provider();
        return identities
                .of(customer)
                .flatMap(linked -> linked.contains(provider)
                        ? Mono.just(LinkOutcome.TAKEN)
                        : insertIdentity(proof, customer)
                                .then(tell(customer, provider))
                                .thenReturn(LinkOutcome.LINKED));
    }

    private Mono<Void> tell(CustomerId customer, SocialProvider provider) {
        Map<String, Object> data = Map.of("provider", provider.shown(), "at", clock.instant());
        return outbox.isOpen()
                ? outbox.put(List.of(new Message(Template.IDENTITY_LINKED, customer, ids.next(), data)))
                : Mono.empty();
    }

    @Override
    public Mono<Boolean> askOwner(OpaqueToken code, OpaqueToken browser) {
        return transactions.run(proofs.lock(code, browser)
                .filterWhen(proof -> isTaken(proof.person().mail()))
                .delayUntil(proofs::keepForOwner)
                .delayUntil(this::mailLink)
                .hasElement());
    }

    private Mono<Void> mailLink(SocialProof proof) {
        return Mono.justOrEmpty(proof.person().mail())
                .flatMap(mail -> links.linkIdentity(mail, proof.person()))
                .flatMap(link -> proofs.noteLink(proof, link));
    }

    @Override
    public Mono<ConfirmOutcome> confirm(OpaqueToken link, @Nullable OpaqueToken browser) {
        Mono<ConfirmOutcome> elsewhere = links.isGood(LinkPurpose.LINK_IDENTITY, link)
                .map(good -> good ? new ConfirmOutcome.AnotherBrowser() : new ConfirmOutcome.Over());
        return browser == null
                ? elsewhere
                : transactions
                        .runKeeping(
                                ((Predicate<ConfirmOutcome>) ConfirmOutcome.Taken.class::isInstance).negate(),
                                proofs.lockOfLink(link, browser)
                                        .flatMap(proof -> confirm(proof, link))
                                        .switchIfEmpty(elsewhere))
                        .onErrorReturn(DuplicateKeyException.class, new ConfirmOutcome.Taken());
    }

    private Mono<ConfirmOutcome> confirm(SocialProof proof, OpaqueToken link) {
        return links.take(LinkPurpose.LINK_IDENTITY, link)
                .delayUntil(strangers::turnOut)
                .delayUntil(owner -> identities.verifyMail(owner, clock.instant()))
                .flatMap(owner -> link(proof, owner).flatMap(outcome -> switch (outcome) {
                    case OVER -> Mono.<ConfirmOutcome>just(new ConfirmOutcome.Over());
                    case TAKEN -> Mono.just(new ConfirmOutcome.Taken());
                    case LINKED -> enter(owner);
                }))
                .defaultIfEmpty(new ConfirmOutcome.Over());
    }

    private Mono<ConfirmOutcome> enter(CustomerId owner) {
        return identities
                .lock(owner)
                .flatMap(customer ->
                        sessions.begin(owner).map(session -> new ConfirmOutcome.LoggedIn(customer, session)));
    }

    @Override
    public Mono<Boolean> prove(CustomerId customer, OpaqueToken code, OpaqueToken browser) {
        return transactions.run(proofs.lock(code, browser)
                .filterWhen(proof -> identities
                        .owner(proof.identity())
                        .map(owner -> owner.id().equals(customer))
                        .defaultIfEmpty(false))
                .delayUntil(proofs::use)
                .hasElement());
    }

    @Override
    public Mono<List<SocialProvider>> of(CustomerId customer) {
        return identities.of(customer);
    }

    @Override
    public Mono<Boolean> unlink(CustomerId customer, SocialProvider provider) {
        return transactions.run(identities
                .lock(customer)
                .flatMap(_ -> identities.of(customer))
                .filterWhen(linked -> isOneOfSeveral(customer, provider, linked))
                .flatMap(_ -> identities.delete(customer, provider).thenReturn(true))
                .defaultIfEmpty(false));
    }

    private Mono<Boolean> isOneOfSeveral(CustomerId customer, SocialProvider provider, List<SocialProvider> linked) {
        return List.of(provider).equals(linked) ? identities.hasPassword(customer) : Mono.just(true);
    }
}
