package io.flashsale.api.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.api.testing.Answer;
import io.flashsale.api.testing.App;
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
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thousand log-ins at once, hashed as expensively as in production, beside a sale. */
class LogInRushIT {

    private static final Logger LOG = LoggerFactory.getLogger(LogInRushIT.class);
    private static final int LOG_INS = 1_000;
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
                "flashsale.account.tries.altogether=10000");
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
        assertThat(answers).allMatch(LogInRushIT::isDecidedOrTurnedAway);
        assertThat(decided).isPositive();
        shop.awaitQuiet(sale);
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
        return shop.send(HttpRequest.newBuilder(app.address().resolve("/api/sessions"))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("""
                        {"email": "nobody-%d@example.com", "password": "correct horse"}""".formatted(number)))
                .build());
    }

    private static boolean isDecidedOrTurnedAway(Answer answer) {
        return answer.status() == 401 || answer.status() == 503 && Integer.parseInt(answer.header("Retry-After")) > 0;
    }

    private static Duration p99(List<Duration> sorted) {
        return sorted.get(sorted.size() * 99 / 100);
    }
}
