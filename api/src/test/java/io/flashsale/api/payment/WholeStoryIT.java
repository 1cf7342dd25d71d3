package io.flashsale.api.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flashsale.api.account.People;
import io.flashsale.api.testing.Answer;
import io.flashsale.api.testing.Books;
import io.flashsale.api.testing.Customer;
import io.flashsale.api.testing.Mailing;
import io.flashsale.api.testing.Offer;
import io.flashsale.api.testing.OnSale;
import io.flashsale.api.testing.Paying;
import io.flashsale.api.testing.Shop;
import io.flashsale.development.mail.MailServer;
import io.flashsale.development.mail.ReceivedMail;
import io.flashsale.development.payu.Choice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** From the announcement of a sale to the paid order, as a customer lives it. Its times are moved, no clock is. */
class WholeStoryIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CHECK_ADDRESS = "Is this your mail address?";
    private static final String REGISTERED = "You take part in “Opening sale”";
    private static final String SOON = "“Opening sale” opens soon";
    private static final String VERY_SOON = "“Opening sale” is about to open";

    private static final MailServer MAILS = MailServer.start();
    private static final PayUShop PAYU =
            new PayUShop(Mailing.by(MAILS.settings(), "flashsale.mailing.look-every=50ms"));

    private final Shop shop = PAYU.shop();
    private final Books books = new Books(PAYU.app().servers());
    private final People people = new People(PAYU.app(), shop, MAILS);
    private final List<String> told = new ArrayList<>();

    @AfterAll
    static void stop() {
        PAYU.close();
        MAILS.close();
    }

    @Test
    void whoHearsOfASaleRegistersBuysPaysAndGetsItAndIsToldEachStepOnce() {
        OnSale sale = shop.open(Offer.of(1)
                .window(Duration.ofDays(3), Duration.ofDays(1))
                .registration(Duration.ofHours(-1), Duration.ofDays(3))
                .paying(Paying.within(600)));
        assertThat(phase(sale)).isEqualTo("REGISTRATION_OPEN");

        String address = people.signUp();
        Customer unverified = people.loggedIn(address);
        String link = people.links(address, "verify", 1).getFirst();
        assertThat(people.anyone("PUT", "/api/mail-verifications/" + link, "").status())
                .isEqualTo(204);
        Customer ada = people.loggedIn(address);
        assertThat(register(ada, sale).status()).isEqualTo(200);
        isTold(address, CHECK_ADDRESS, REGISTERED);
        assertThat(shop.buy(ada, "early", sale).outcome()).isEqualTo("not-open");

        opensIn(sale, Duration.ofHours(23), "COUNTDOWN");
        isTold(address, SOON);
        opensIn(sale, Duration.ofMinutes(30), "COUNTDOWN");
        isTold(address, VERY_SOON);
        open(sale);

        assertThat(shop.buy(unverified, "one", sale).outcome()).isEqualTo("mail-not-verified");
        String order = shop.buyUntilDecided(ada, "one", sale).orderId();
        isTold(address, "Your order %s: pay by …".formatted(order));
        PAYU.comeBack(PAYU.goToPayU(ada, order, "one"), Choice.PAY);
        shop.awaitStatus(ada, order, "CONFIRMED");
        isTold(address, "Your order %s is confirmed".formatted(order));
        goesOut(ada, address, order);

        assertThat(register(ada, sale).status()).isEqualTo(200);
        assertThat(shop.buy(ada, "one", sale).orderId()).isEqualTo(order);
        shop.awaitQuiet(sale);
        await().atMost(PATIENCE).until(() -> books.count("notification WHERE status = 'DUE'") == 0);
        isTold(address);
    }

    private Answer register(Customer customer, OnSale sale) {
        return shop.call(customer, "PUT", "/api/sales/" + sale.id() + "/registration", "");
    }

    private String phase(OnSale sale) {
        return people.anyone("GET", "/api/sales/" + sale.id(), "").text("phase");
    }

    private void opensIn(OnSale sale, Duration time, String phase) {
        books.execute("UPDATE sale SET opens_at = UTC_TIMESTAMP(3) + INTERVAL " + time.toSeconds()
                + " SECOND WHERE id = '" + sale.id() + "'");
        await().atMost(PATIENCE).until(() -> phase(sale), phase::equals);
    }

    /** The gate learns the times when it loads a sale. */
    private void open(OnSale sale) {
        opensIn(sale, Duration.ofSeconds(-1), "OPEN");
        Answer loaded = shop.office("POST", "/api/admin/sales/" + sale.id() + "/load", "");
        assertThat(loaded.status()).as("%s", loaded).isEqualTo(202);
    }

    private void goesOut(Customer customer, String address, String order) {
        office(customer, order, "ship", "SHIPPED");
        isTold(address, "Your order %s is on its way".formatted(order));
        office(customer, order, "deliver", "DELIVERED");
        isTold(address, "Your order %s is delivered".formatted(order));
    }

    private void office(Customer customer, String order, String word, String status) {
        Answer answer = shop.office("POST", "/api/admin/orders/" + order + "/" + word, "");
        assertThat(answer.status()).as("%s", answer).isEqualTo(202);
        shop.awaitStatus(customer, order, status);
    }

    /** These and what was told before are all mails to an address, in the sequence in which they came. */
    private void isTold(String address, String... subjects) {
        told.addAll(List.of(subjects));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(subjects(address)).containsExactlyElementsOf(told));
    }

    private static List<String> subjects(String address) {
        return MAILS.received().stream()
                .filter(mail -> mail.to().contains(address))
                .map(ReceivedMail::subject)
                .map(subject -> subject.replaceFirst("pay by .*", "pay by …"))
                .toList();
    }
}
