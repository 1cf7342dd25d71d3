package io.flashsale.api.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.api.testing.Answer;
import io.flashsale.api.testing.App;
import io.flashsale.api.testing.Books;
import io.flashsale.api.testing.Customer;
import io.flashsale.api.testing.Offer;
import io.flashsale.api.testing.OnSale;
import io.flashsale.api.testing.Shop;
import io.flashsale.development.DevelopmentServices;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A crowd that logs in or signs up, hashed as expensively as in production, beside a sale. */
class LogInRushIT {

    private static final Logger LOG = LoggerFactory.getLogger(LogInRushIT.class);
    private static final int LOG_INS = 1_000;
    private static final int SIGN_UPS = Integer.getInteger("flashsale.test.signUps", 2_000);
    /** Ten thousand a minute. */
    private static final Duration SIGN_UP_EVERY = Duration.ofMillis(6);

    private static final int PURCHASES = 200;
    /** For machines that do other things, too. Hashed where purchases are answered it would take many times as long. */
    private static final Duration LONGEST_PURCHASE = Duration.ofSeconds(3);

    private static App app;
    private static Shop shop;

    @BeforeAll
    static void start() {
        app = App.start(
                DevelopmentServices.shared().freshEndpoints(),
                "flashsale.password.memory-kib=19456",
                "flashsale.password.iterations=2",
                "flashsale.account.tries.altogether=" + Math.max(LOG_INS, SIGN_UPS));
        shop = app.shop();
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void aThousandLogInsAtOnceDoNotStallPurchases() {
        OnSale sale = shop.open(Offer.of(3 * PURCHASES));
        purchases(sale, shop.customers(PURCHASES));
        List<Duration> alone = purchases(sale, shop.customers(PURCHASES));

        List<CompletableFuture<Answer>> rush =
                IntStream.range(0, LOG_INS).mapToObj(LogInRushIT::logIn).toList();
        List<Duration> beside = purchases(sale, shop.customers(PURCHASES));

        List<Answer> answers = rush.stream().map(CompletableFuture::join).toList();
        long decided = answers.stream().filter(answer -> answer.status() == 401).count();
        LOG.warn(
                "purchases alone p99 {} ms, beside {} log-ins p99 {} ms; {} log-ins decided, {} turned away",
                p99(alone).toMillis(),
                LOG_INS,
                p99(beside).toMillis(),
                decided,
                LOG_INS - decided);
        assertThat(p99(beside)).isLessThan(LONGEST_PURCHASE);
        assertThat(answers).allMatch(answer -> answer.status() == 401 || isTurnedAway(answer));
        assertThat(decided).isPositive();
        shop.awaitQuiet(sale);
    }

    /** From one address, which may try as often: as from many. */
    @Test
    void tenThousandSignUpsAMinuteDoNotStallPurchases() {
        OnSale sale = shop.open(Offer.of(PURCHASES));

        List<CompletableFuture<Answer>> flood =
                IntStream.range(0, SIGN_UPS).mapToObj(LogInRushIT::signUpInTurn).toList();
        List<Duration> beside = purchases(sale, shop.customers(PURCHASES));

        List<Answer> answers = flood.stream().map(CompletableFuture::join).toList();
        long made = answers.stream().filter(answer -> answer.status() == 201).count();
        LOG.warn(
                "purchases beside {} sign-ups p99 {} ms; {} accounts made, {} turned away",
                SIGN_UPS,
                p99(beside).toMillis(),
                made,
                SIGN_UPS - made);
        assertThat(p99(beside)).isLessThan(LONGEST_PURCHASE);
        assertThat(answers).allMatch(answer -> answer.status() == 201 || isTurnedAway(answer));
        assertThat(made).isPositive();
        assertThat(new Books(app.servers()).count("customer_identity WHERE subject LIKE 'flood-%'"))
                .as("who is told 503 when the answer comes too late may have one")
                .isBetween((int) made, SIGN_UPS);
        shop.awaitQuiet(sale);
    }

    private static CompletableFuture<Answer> signUpInTurn(int number) {
        Executor turn = CompletableFuture.delayedExecutor(number * SIGN_UP_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        return CompletableFuture.supplyAsync(() -> number, turn).thenCompose(LogInRushIT::signUp);
    }

    private static CompletableFuture<Answer> signUp(int number) {
        return post("/api/accounts", """
                {"email": "flood-%d@example.com", "password": "correct horse", "name": "Flood"}""".formatted(number));
    }

    /** One after the other, so that each is as long as the server takes. */
    private static List<Duration> purchases(OnSale sale, List<Customer> crowd) {
        List<Duration> took = new ArrayList<>();
        for (Customer customer : crowd) {
            Answer answer = shop.buy(customer, "one", sale);
            assertThat(answer.isAccepted()).as(answer.toString()).isTrue();
            took.add(answer.took());
        }
        return took.stream().sorted().toList();
    }

    /** Nobody has these accounts: it costs as much as a wrong password. */
    private static CompletableFuture<Answer> logIn(int number) {
        return post("/api/sessions", """
                {"email": "nobody-%d@example.com", "password": "correct horse"}""".formatted(number));
    }

    private static CompletableFuture<Answer> post(String path, String body) {
        return shop.send(HttpRequest.newBuilder(app.address().resolve(path))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private static boolean isTurnedAway(Answer answer) {
        return answer.status() == 503 && Integer.parseInt(answer.header("Retry-After")) > 0;
    }

    private static Duration p99(List<Duration> sorted) {
        return sorted.get(sorted.size() * 99 / 100);
    }
}
