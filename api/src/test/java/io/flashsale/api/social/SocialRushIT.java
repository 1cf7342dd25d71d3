package io.flashsale.api.social;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.api.testing.Answer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;

/** Many do the same thing at once, at both instances. */
class SocialRushIT {

    private static SocialShop shop;

    private final String id = SocialShop.newId();

    @BeforeAll
    static void start() {
        shop = new SocialShop();
    }

    @AfterAll
    static void stop() {
        shop.close();
    }

    @RepeatedTest(3)
    void aCodeThatComesManyTimesIsGoodOnce() {
        Browser browser = shop.browser();
        String code = shop.codeFrom(browser, shop.atGoogle(browser, id, "{}"));

        List<Answer> answers = together(12, _ -> shop.exchange(browser, code));

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() == 410).hasSize(11);
    }

    @RepeatedTest(3)
    void somebodyNewWhoComesFromManyBrowsersHasOneAccount() {
        List<Browser> browsers =
                IntStream.range(0, 6).mapToObj(_ -> shop.browser()).toList();
        List<String> codes = browsers.stream()
                .map(browser ->
                        shop.codeFrom(browser, shop.atGoogle(browser, id, SocialShop.claims(SocialShop.mailOf(id)))))
                .toList();

        List<Answer> answers = together(6, i -> shop.exchange(browsers.get(i), codes.get(i)));

        assertThat(answers).extracting(Answer::status).containsOnly(200);
        assertThat(answers)
                .extracting(answer -> shop.me(browsers.getFirst(), answer).text("id"))
                .containsOnly(shop.me(browsers.getFirst(), answers.getFirst()).text("id"));
        assertThat(shop.books.count("customer_identity WHERE subject = ?", id)).isEqualTo(1);
    }

    private static List<Answer> together(int count, IntFunction<Answer> call) {
        return IntStream.range(0, count)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> call.apply(i)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
    }
}
