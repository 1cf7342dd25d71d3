package io.flashsale.api.social;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.api.testing.Answer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many do the same thing at once, at both instances. */
class SocialRushIT {

    private static final String PASSWORD = "correct horse";

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

    /** The lock of the account is held until both wait for it; the stranger's password was right before. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aStrangerWhoLinksWhileTheOwnerComesIsKeptOut(boolean ownerFirst) throws SQLException {
        Browser browser = shop.browser();
        String mail = SocialShop.mailOf(id);
        shop.signUp(browser, mail, PASSWORD);
        Answer strangers = shop.logIn(browser, mail, PASSWORD);
        Browser strangersBrowser = shop.browser();
        String strangersId = SocialShop.newId();
        String code = shop.codeFrom(strangersBrowser, shop.atFacebook(strangersBrowser, strangersId, ""));
        String link = linkForOwner(browser);
        Supplier<Answer> owner = () -> shop.confirm(browser, link);
        Supplier<Answer> stranger = () -> shop.link(strangersBrowser, strangers, code, PASSWORD);

        List<Answer> answers = inTurn(
                shop.me(browser, strangers).text("id"), ownerFirst ? owner : stranger, ownerFirst ? stranger : owner);

        assertThat(answers.get(ownerFirst ? 0 : 1).status()).isEqualTo(200);
        assertThat(answers.get(ownerFirst ? 1 : 0).status()).isIn(401, 409);
        assertThat(shop.books.count("customer_identity WHERE subject = ?", strangersId))
                .isZero();
    }

    @Test
    void anAccountThatIsDeletedWhileItIsLinkedLeavesNoIdentity() throws SQLException {
        Browser browser = shop.browser();
        String mail = SocialShop.mailOf(id);
        shop.signUp(browser, mail, PASSWORD);
        shop.verify(mail);
        Answer session = shop.logIn(browser, mail, PASSWORD);
        String code = shop.codeFrom(browser, shop.atGoogle(browser, id, SocialShop.claims(mail)));

        List<Answer> answers = inTurn(
                shop.me(browser, session).text("id"),
                () -> shop.link(browser, session, code, PASSWORD),
                () -> browser.call(
                        "POST",
                        "/api/me/deletion",
                        "{\"password\": \"%s\"}".formatted(PASSWORD),
                        SocialShop.bearer(session)));

        assertThat(answers.getFirst().status()).isIn(204, 410);
        assertThat(answers.getLast().status()).isEqualTo(204);
        assertThat(shop.books.count("customer_identity WHERE subject IN (?, ?)", id, mail))
                .isZero();
        assertThat(shop.logInByGoogle(browser, id, SocialShop.claims(mail)).status())
                .as("a new account")
                .isEqualTo(200);
    }

    /** Log-ins lock the identity first, and deletions the customer: one of two is undone, and looks again. */
    @RepeatedTest(3)
    void anAccountThatIsDeletedWhileManyUseItLeavesNothing() {
        Browser browser = shop.browser();
        Answer session = shop.logInByGoogle(browser, id, "{}");
        String customer = shop.me(browser, session).text("id");
        List<String> codes = IntStream.range(0, 4)
                .mapToObj(_ -> shop.codeFrom(browser, shop.atGoogle(browser, id, "{}")))
                .toList();
        String facebook = shop.codeFrom(browser, shop.atFacebook(browser, id, ""));
        List<Supplier<Answer>> calls = List.of(
                () -> call(browser, session, "POST", "/api/me/deletion/social", SocialShop.body(codes.getFirst())),
                () -> call(
                        browser, session, "POST", "/api/me/social-identities", """
                        {"code": "%s", "ownCode": "%s"}""".formatted(facebook, codes.get(1))),
                () -> call(browser, session, "PUT", "/api/me", "{\"name\": \"Ada\"}"),
                () -> shop.exchange(browser, codes.get(2)),
                () -> shop.exchange(browser, codes.get(3)));

        List<Answer> answers = together(calls.size(), i -> calls.get(i).get());

        assertThat(answers.getFirst().status()).as(answers.toString()).isEqualTo(204);
        assertThat(answers).extracting(Answer::status).allMatch(status -> status < 500 || status == 503);
        assertThat(shop.books.count("customer_identity WHERE customer_id = ?", customer))
                .isZero();
    }

    private static Answer call(Browser browser, Answer session, String method, String path, String body) {
        return browser.call(method, path, body, SocialShop.bearer(session));
    }

    /** The owner comes by Google and asks for a link. */
    private String linkForOwner(Browser browser) {
        String mail = SocialShop.mailOf(id);
        String code = shop.codeFrom(browser, shop.atGoogle(browser, id, SocialShop.claims(mail)));
        assertThat(shop.exchange(browser, code).outcome()).isEqualTo("mail-taken");
        assertThat(shop.askOwner(browser, code).status()).isEqualTo(202);
        return shop.awaitLink(mail, "link");
    }

    /** The second is sent when the first waits for the lock of the account, which both get when both wait. */
    private static List<Answer> inTurn(String customer, Supplier<Answer> first, Supplier<Answer> second)
            throws SQLException {
        List<CompletableFuture<Answer>> answers = new ArrayList<>();
        try (Connection lock = shop.books.lockAccount(customer)) {
            answers.add(CompletableFuture.supplyAsync(first));
            shop.books.awaitWaiting(1);
            answers.add(CompletableFuture.supplyAsync(second));
            shop.books.awaitWaiting(2);
            lock.rollback();
        }
        return answers.stream().map(CompletableFuture::join).toList();
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
