package io.flashsale.api.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flashsale.account.PasswordHashes;
import io.flashsale.account.Tries;
import io.flashsale.account.TryKind;
import io.flashsale.account.TryOutcome;
import io.flashsale.api.testing.Answer;
import io.flashsale.api.testing.App;
import io.flashsale.api.testing.Books;
import io.flashsale.api.testing.Customer;
import io.flashsale.api.testing.GateKeys;
import io.flashsale.api.testing.Mailing;
import io.flashsale.api.testing.Shop;
import io.flashsale.development.DevelopmentServices;
import io.flashsale.development.mail.MailServer;
import io.flashsale.shared.ClientNetwork;
import java.net.InetAddress;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Who tries too often is stopped, and nobody else. */
class TriesIT {

    private static final int AN_ACCOUNT = 5;
    private static final int ALTOGETHER = 400;
    private static final int CARTS = 30;
    private static final int PLACES = 16;
    private static final String WRONG = "battery staple";
    private static final String LOG_IN = "{\"email\": \"%s\", \"password\": \"%s\"}";
    private static final Duration SOON = Duration.ofMillis(10);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ExecutorService MANY = Executors.newVirtualThreadPerTaskExecutor();
    private static final MailServer MAILS = MailServer.start();
    private static App app;
    private static Tries tries;
    private static People people;
    private static Books books;

    @BeforeAll
    static void start() {
        app = App.start(
                DevelopmentServices.shared().freshEndpoints(),
                Mailing.by(
                        MAILS.settings(),
                        "flashsale.account.tries.an-account=" + AN_ACCOUNT,
                        "flashsale.account.tries.altogether=" + ALTOGETHER,
                        "flashsale.account.tries.carts=" + CARTS,
                        "flashsale.account.reset-answer=0s",
                        "flashsale.answers.longest=2s",
                        "flashsale.password.threads=1",
                        "flashsale.password.waiting-most=" + (PLACES - 1),
                        "flashsale.http.trusted-proxies=1"));
        Shop shop = app.shop();
        tries = app.bean(Tries.class);
        people = new People(app, shop, MAILS);
        books = new Books(app.servers());
    }

    @AfterAll
    static void stop() {
        app.close();
        MAILS.close();
        MANY.close();
    }

    @Test
    void wrongPasswordsStopTheirClientAtThisAccountAndNobodyElse() {
        String address = people.signUp();
        String anothers = people.signUp();
        IntStream.range(0, AN_ACCOUNT)
                .forEach(_ -> assertThat(people.logIn(address, WRONG).status()).isEqualTo(401));

        assertStopped(people.logIn(address, WRONG));
        assertStopped(people.logIn(address, People.PASSWORD));

        assertThat(people.logIn(anothers, People.PASSWORD).status()).isEqualTo(200);
        assertThat(count(address, "192.0.2.7")).isInstanceOf(TryOutcome.Counted.class);
    }

    @Test
    void aRightPasswordForgivesTheWrongOnesBefore() {
        String address = people.signUp();
        for (int round = 0; round < 3; round++) {
            IntStream.range(1, AN_ACCOUNT)
                    .forEach(_ ->
                            assertThat(people.logIn(address, WRONG).status()).isEqualTo(401));
            assertThat(people.logIn(address, People.PASSWORD).status()).isEqualTo(200);
        }
    }

    /** Sent at once, both are counted before either is forgiven. Those of others stay. */
    @Test
    void aRightPasswordTakesItsOwnTryBackAndNoOther() {
        count("another", "192.0.2.11");
        count("own", "192.0.2.11");
        count("own", "192.0.2.11");

        forgive("own", "192.0.2.11");
        forgive("own", "192.0.2.11");

        for (int i = 1; i < ALTOGETHER; i++) {
            assertThat(count("account-" + i, "192.0.2.11")).isInstanceOf(TryOutcome.Counted.class);
        }
        assertThat(count("one more", "192.0.2.11")).isInstanceOf(TryOutcome.TooMany.class);
    }

    /** Nothing else bounds how many accounts are tried in vain, and what they leave stands in the gate's memory. */
    @Test
    void triesThatAreTakenBackLeaveNothing() {
        int before = keys();
        count("forgiven", "192.0.2.12");
        count("turned away", "192.0.2.12");
        assertThat(keys()).isEqualTo(before + 3);

        forgive("forgiven", "192.0.2.12");
        tries.takeBack(TryKind.PASSWORD, "turned away", network("192.0.2.12")).block(PATIENCE);

        assertThat(keys()).isEqualTo(before);
    }

    @Test
    void ofManyTriesAtOnceOnlySoManyAreMade() {
        String address = People.newAddress();

        long counted = Objects.requireNonNull(Flux.range(0, 100)
                .flatMap(_ -> tries.count(TryKind.PASSWORD, address, network("192.0.2.8")), 100)
                .filter(TryOutcome.Counted.class::isInstance)
                .count()
                .block(PATIENCE));

        assertThat(counted).isEqualTo(AN_ACCOUNT);
    }

    @Test
    void whoTriesManyAccountsIsStoppedAtAll() {
        for (int i = 0; i < ALTOGETHER; i++) {
            assertThat(count("account-" + i, "192.0.2.9")).isInstanceOf(TryOutcome.Counted.class);
        }

        assertThat(count("one more", "192.0.2.9")).isInstanceOf(TryOutcome.TooMany.class);
        assertThat(count("one more", "192.0.2.10")).isInstanceOf(TryOutcome.Counted.class);
    }

    @Test
    void theAddressesOfOneIpv6NetworkAreOneClient() {
        for (int i = 0; i < AN_ACCOUNT; i++) {
            count("ipv6", "2001:db8:1:2::" + i);
        }

        assertThat(count("ipv6", "2001:db8:1:2:ffff::1")).isInstanceOf(TryOutcome.TooMany.class);
        assertThat(count("ipv6", "2001:db8:1:3::1")).isInstanceOf(TryOutcome.Counted.class);
    }

    @Test
    void behindAProxyWhatItHasAddedIsTheClient() {
        String address = people.signUp();
        for (int i = 0; i < AN_ACCOUNT; i++) {
            assertThat(from("192.0.2." + i + ", 192.0.2.20", address).status()).isEqualTo(401);
        }

        assertStopped(from("192.0.2.99, 192.0.2.20", address));
        assertThat(from("192.0.2.20, 192.0.2.21", address).status()).isEqualTo(401);
        assertThat(from("unknown", address).status()).isEqualTo(401);
    }

    private static Answer from(String forwardedFor, String address) {
        return people.anyone(
                "POST", "/api/sessions", LOG_IN.formatted(address, WRONG), "X-Forwarded-For", forwardedFor);
    }

    @Test
    void whoIsTurnedAwayHasNotTried() {
        String address = people.signUp();
        IntStream.range(1, AN_ACCOUNT)
                .forEach(_ -> assertThat(people.logIn(address, WRONG).status()).isEqualTo(401));

        PasswordHashes hashes = app.bean(PasswordHashes.class);
        Disposable rush = Flux.range(0, PLACES)
                .flatMap(_ -> hashes.inTurn(Mono.never()).retryWhen(Retry.fixedDelay(100, SOON)), PLACES)
                .subscribe();
        await("the last log-in to have left its place")
                .until(() ->
                        people.logIn(System.nanoTime() + "@example.com", WRONG).status() == 503);
        List<Integer> turnedAway = IntStream.range(0, 2 * AN_ACCOUNT)
                .mapToObj(_ -> people.logIn(address, WRONG).status())
                .toList();
        rush.dispose();
        assertThat(turnedAway).containsOnly(503);

        assertThat(people.logIn(address, WRONG).status()).isEqualTo(401);
        assertStopped(people.logIn(address, People.PASSWORD));
    }

    @Test
    void whoGetsNoAnswerInTimeHasNotTried() throws SQLException {
        String address = people.signUp();
        try (var lock = books.lock("customer_identity", "subject", address)) {
            List<CompletableFuture<Answer>> late = IntStream.range(0, AN_ACCOUNT)
                    .mapToObj(_ -> CompletableFuture.supplyAsync(() -> people.logIn(address, People.PASSWORD), MANY))
                    .toList();
            assertThat(late).extracting(answer -> answer.join().status()).containsOnly(503);
            lock.rollback();
        }

        assertThat(people.logIn(address, WRONG).status()).isEqualTo(401);
    }

    @Test
    void cartsDoNotFillTheMemoryOfTheGate() {
        Customer ada = people.loggedIn(people.signUp());
        String currency = "{\"currency\": \"USD\"}";
        for (int i = 0; i < CARTS / 2; i++) {
            assertThat(people.anyone("POST", "/api/carts", currency).status()).isEqualTo(201);
            assertThat(people.shop().call(ada, "POST", "/api/carts", currency).status())
                    .isEqualTo(201);
        }

        assertStopped(people.anyone("POST", "/api/carts", currency));
        assertStopped(people.shop().call(ada, "POST", "/api/carts", currency));
        assertThat(people.anyone("POST", "/api/carts", currency, "X-Forwarded-For", "192.0.2.30")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void passwordsAreNotGuessedByChangesAndDeletionsEither() {
        Customer ada = people.loggedIn(people.signUp());
        Shop shop = people.shop();
        String change = """
                {"current": "%s", "password": "another horse"}""".formatted(WRONG);
        String deletion = "{\"password\": \"%s\"}".formatted(WRONG);
        IntStream.range(0, AN_ACCOUNT).forEach(_ -> shop.call(ada, "PUT", "/api/me/password", change));

        assertStopped(shop.call(ada, "PUT", "/api/me/password", change));
        assertStopped(shop.call(ada, "POST", "/api/me/deletion", deletion));
    }

    @Test
    void linksAndAccountsAreCountedToo() {
        String address = People.newAddress();
        String reset = "{\"email\": \"%s\"}".formatted(address);
        String signUp = """
                {"email": "%s", "password": "%s", "name": "Ada"}""".formatted(address, WRONG);
        for (int i = 0; i < AN_ACCOUNT; i++) {
            assertThat(people.anyone("POST", "/api/password-resets", reset).status())
                    .isEqualTo(202);
            people.anyone("POST", "/api/accounts", signUp);
        }

        assertStopped(people.anyone("POST", "/api/password-resets", reset));
        assertStopped(people.anyone("POST", "/api/accounts", signUp));
    }

    private static TryOutcome count(String account, String client) {
        return Objects.requireNonNull(
                tries.count(TryKind.PASSWORD, account, network(client)).block(PATIENCE));
    }

    private static void forgive(String account, String client) {
        tries.forgive(TryKind.PASSWORD, account, network(client)).block(PATIENCE);
    }

    private static int keys() {
        return new GateKeys(app.servers()).count("{tries:*");
    }

    private static ClientNetwork network(String address) {
        return ClientNetwork.of(InetAddress.ofLiteral(address));
    }

    private static void assertStopped(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(429);
        assertThat(answer.outcome()).isEqualTo("throttled");
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 930);
    }
}
