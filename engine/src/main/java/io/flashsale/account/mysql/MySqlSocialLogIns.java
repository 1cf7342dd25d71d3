package io.flashsale.account.mysql;

import io.flashsale.account.Caller;
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
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Whoever does something with a code locks its row first, so of two with one code the second finds it used. */
@Component
class MySqlSocialLogIns implements SocialLogIns {

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
                .retryWhen(SecondLook.RETRY);
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
        return identities.insert(identity.provider().name(), identity.subject(), customer, null, false);
    }

    /** Without a password. Who has forgotten to have none gets one by a mailed link. */
    private Mono<Void> insertMail(CustomerId customer, SocialPerson person) {
        MailAddress mail = person.mail();
        return mail == null
                ? Mono.empty()
                : identities.insert(MySqlIdentities.MAIL, mail.value(), customer, null, person.mailVerified());
    }

    private Mono<SocialLogInOutcome> begin(SocialProof proof, Customer customer) {
        return proofs.use(proof)
                .then(sessions.begin(customer.id()))
                .map(session -> new SocialLogInOutcome.LoggedIn(customer, session));
    }

    @Override
    public Mono<LinkOutcome> link(Caller caller, OpaqueToken code, OpaqueToken browser) {
        return transactions
                .run(proofs.lock(code, browser)
                        .flatMap(proof ->
                                customers.change(caller, LinkOutcome.SESSION_ENDED, customer -> link(proof, customer)))
                        .defaultIfEmpty(LinkOutcome.OVER))
                .retryWhen(SecondLook.RETRY)
                .onErrorReturn(DuplicateKeyException.class, LinkOutcome.TAKEN);
    }

    /** To a locked account. */
    private Mono<LinkOutcome> link(SocialProof proof, Customer customer) {
        return identities
                .owner(proof.identity())
                .map(owner -> owner.id().equals(customer.id()) ? LinkOutcome.LINKED : LinkOutcome.TAKEN)
                .switchIfEmpty(Mono.defer(() -> linkNew(proof, customer)))
                .delayUntil(outcome -> outcome == LinkOutcome.LINKED ? proofs.use(proof) : Mono.empty());
    }

    private Mono<LinkOutcome> linkNew(SocialProof proof, Customer customer) {
        return identities
                .of(customer.id())
                .filter(linked -> !linked.contains(proof.identity().provider()))
                .flatMap(_ -> mayBeAStrangers(customer))
                .flatMap(strangers -> strangers
                        ? Mono.just(LinkOutcome.MAIL_NOT_VERIFIED)
                        : insertLink(proof, customer.id()).thenReturn(LinkOutcome.LINKED))
                .defaultIfEmpty(LinkOutcome.TAKEN);
    }

    /** Whether it was made with a mail address whose owner we have not heard of, and who would not hear of a link. */
    private Mono<Boolean> mayBeAStrangers(Customer customer) {
        return customer.mailVerified() || !outbox.isOpen() ? Mono.just(false) : identities.hasMail(customer.id());
    }

    private Mono<Void> insertLink(SocialProof proof, CustomerId customer) {
        return insertIdentity(proof, customer)
                .then(Mono.defer(() -> tell(customer, proof.identity().provider())));
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
                .delayUntil(identities::verifyMail)
                .flatMap(customers::lock)
                .flatMap(owner -> link(proof, owner)
                        .flatMap(outcome ->
                                outcome == LinkOutcome.LINKED ? enter(owner) : Mono.just(new ConfirmOutcome.Taken())))
                .defaultIfEmpty(new ConfirmOutcome.Over());
    }

    private Mono<ConfirmOutcome> enter(Customer owner) {
        return sessions.begin(owner.id()).map(session -> new ConfirmOutcome.LoggedIn(owner, session));
    }

    @Override
    public Mono<Boolean> prove(CustomerId customer, OpaqueToken code, OpaqueToken browser) {
        return transactions
                .run(proofs.lock(code, browser)
                        .filterWhen(proof -> identities
                                .owner(proof.identity())
                                .map(owner -> owner.id().equals(customer))
                                .defaultIfEmpty(false))
                        .delayUntil(proofs::use)
                        .hasElement())
                .retryWhen(SecondLook.RETRY);
    }

    @Override
    public Mono<List<SocialProvider>> of(CustomerId customer) {
        return identities.of(customer);
    }

    @Override
    public Mono<Boolean> unlink(CustomerId customer, SocialProvider provider) {
        return transactions.run(customers
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
