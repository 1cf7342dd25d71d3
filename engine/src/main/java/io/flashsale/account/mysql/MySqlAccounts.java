package io.flashsale.account.mysql;

import static io.flashsale.platform.mysql.Columns.text;

import io.flashsale.account.Accounts;
import io.flashsale.account.Customer;
import io.flashsale.account.LogInOutcome;
import io.flashsale.account.MailAddress;
import io.flashsale.account.Password;
import io.flashsale.account.PasswordHashes;
import io.flashsale.account.Role;
import io.flashsale.account.SignUp;
import io.flashsale.account.SignUpOutcome;
import io.flashsale.platform.Ids;
import io.flashsale.platform.mysql.Transactions;
import io.flashsale.session.Sessions;
import io.flashsale.shared.CustomerId;
import io.r2dbc.spi.Readable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Accounts in the tables customer and customer_identity. */
@Component
class MySqlAccounts implements Accounts {

    private final DatabaseClient database;
    private final Transactions transactions;
    private final PasswordHashes hashes;
    private final Sessions sessions;
    private final MySqlCustomers customers;
    private final MySqlIdentities identities;
    private final Ids ids;

    MySqlAccounts(
            DatabaseClient database,
            Transactions transactions,
            PasswordHashes hashes,
            Sessions sessions,
            MySqlCustomers customers,
            MySqlIdentities identities,
            Ids ids) {
        this.database = database;
        this.transactions = transactions;
        this.hashes = hashes;
        this.sessions = sessions;
        this.customers = customers;
        this.identities = identities;
        this.ids = ids;
    }

    @Override
    public Mono<SignUpOutcome> signUp(SignUp wish, Role role) {
        return hashes.inTurn(hashes.hash(wish.password()))
                .flatMap(hash -> insert(wish, hash, role))
                .<SignUpOutcome>map(SignUpOutcome.SignedUp::new)
                .onErrorResume(DuplicateKeyException.class, _ -> Mono.just(new SignUpOutcome.MailTaken()));
    }

    @Override
    public Mono<LogInOutcome> logIn(MailAddress mail, Password password) {
        return hashes.inTurn(credential(mail)
                .flatMap(credential -> check(credential, password))
                .switchIfEmpty(
                        Mono.defer(() -> hashes.matchesNothing(password).thenReturn(new LogInOutcome.Refused()))));
    }

    private Mono<LogInOutcome> check(Credential credential, Password password) {
        return hashes.matches(password, credential.hash())
                .flatMap(right -> right ? begin(credential) : Mono.just(new LogInOutcome.Refused()));
    }

    /** Whoever changes the password changes this row first and ends all sessions then: none is begun in between. */
    private Mono<LogInOutcome> begin(Credential credential) {
        return transactions.run(database.sql("""
                        SELECT 1 FROM customer_identity
                        WHERE provider = 'PASSWORD' AND customer_id = :customer AND secret_hash = :hash
                        LOCK IN SHARE MODE""")
                .bind("customer", credential.customer().id().value())
                .bind("hash", credential.hash())
                .map(_ -> credential.customer())
                .one()
                .flatMap(customer -> sessions.begin(customer.id())
                        .<LogInOutcome>map(session -> new LogInOutcome.LoggedIn(customer, session)))
                .defaultIfEmpty(new LogInOutcome.Refused()));
    }

    @Override
    public Mono<Customer> find(CustomerId id) {
        return customers.find(id);
    }

    @Override
    public Mono<Role> role(MailAddress mail) {
        return database.sql("""
                        SELECT c.role FROM customer_identity i JOIN customer c ON c.id = i.customer_id
                        WHERE i.provider = 'PASSWORD' AND i.subject = :mail""")
                .bind("mail", mail.value())
                .map(row -> Role.valueOf(text(row, "role")))
                .one();
    }

    private Mono<Customer> insert(SignUp wish, String hash, Role role) {
        var customer = new Customer(new CustomerId(ids.next()), wish.name(), role, false);
        return transactions.run(identities
                .insert(MySqlIdentities.MAIL, wish.mail().value(), customer.id(), hash, false)
                .then(customers.insert(customer, wish.language()))
                .then(customers.askToVerify(customer))
                .thenReturn(customer));
    }

    private Mono<Credential> credential(MailAddress mail) {
        return database.sql("""
                        SELECT c.id, c.name, c.role, i.secret_hash, i.verified_at IS NOT NULL AS verified
                        FROM customer_identity i JOIN customer c ON c.id = i.customer_id
                        WHERE i.provider = 'PASSWORD' AND i.subject = :mail AND i.secret_hash IS NOT NULL""")
                .bind("mail", mail.value())
                .map(Credential::read)
                .one();
    }

    private record Credential(Customer customer, String hash) {

        static Credential read(Readable row) {
            return new Credential(MySqlCustomers.read(row), text(row, "secret_hash"));
        }
    }
}
