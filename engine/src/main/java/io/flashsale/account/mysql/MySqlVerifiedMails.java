package io.flashsale.account.mysql;

import io.flashsale.account.Caller;
import io.flashsale.account.Customer;
import io.flashsale.account.LinkPurpose;
import io.flashsale.account.MailAddress;
import io.flashsale.account.NewMailOutcome;
import io.flashsale.account.VerifiedMails;
import io.flashsale.notification.Outbox;
import io.flashsale.platform.OpaqueToken;
import io.flashsale.platform.mysql.Transactions;
import io.flashsale.shared.CustomerId;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Verified is what has {@code verified_at} in {@code customer_identity}. */
@Component
class MySqlVerifiedMails implements VerifiedMails {

    private final Transactions transactions;
    private final MySqlCustomers customers;
    private final MySqlIdentities identities;
    private final MySqlMailedLinks links;
    private final Outbox outbox;

    MySqlVerifiedMails(
            Transactions transactions,
            MySqlCustomers customers,
            MySqlIdentities identities,
            MySqlMailedLinks links,
            Outbox outbox) {
        this.transactions = transactions;
        this.customers = customers;
        this.identities = identities;
        this.links = links;
        this.outbox = outbox;
    }

    @Override
    public Mono<Void> ask(CustomerId customer) {
        return outbox.isOpen() ? transactions.run(links.verify(customer)) : Mono.empty();
    }

    @Override
    public Mono<NewMailOutcome> add(Caller caller, MailAddress address) {
        return transactions
                .run(customers.change(caller, NewMailOutcome.SESSION_ENDED, customer -> add(customer, address)))
                .onErrorReturn(DuplicateKeyException.class, NewMailOutcome.TAKEN)
                .defaultIfEmpty(NewMailOutcome.NO_ACCOUNT);
    }

    private Mono<NewMailOutcome> add(Customer customer, MailAddress address) {
        return identities
                .hasMail(customer.id())
                .flatMap(has -> has ? Mono.just(NewMailOutcome.HAS_ONE) : insert(customer, address));
    }

    private Mono<NewMailOutcome> insert(Customer customer, MailAddress address) {
        return identities
                .insert(MySqlIdentities.MAIL, address.value(), customer.id(), null, false)
                .then(Mono.defer(() -> customers.askToVerify(customer)))
                .thenReturn(NewMailOutcome.ADDED);
    }

    @Override
    public Mono<Boolean> verify(OpaqueToken token) {
        return transactions.run(links.take(LinkPurpose.VERIFY_MAIL, token)
                .delayUntil(identities::verifyMail)
                .hasElement());
    }
}
