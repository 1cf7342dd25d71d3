package io.flashsale.api.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.api.testing.Answer;
import io.flashsale.api.testing.App;
import io.flashsale.api.testing.Customer;
import io.flashsale.api.testing.Shop;
import io.flashsale.development.DevelopmentServices;
import io.flashsale.development.Endpoints;
import io.flashsale.development.payu.Behaviour;
import io.flashsale.development.payu.Browser;
import io.flashsale.development.payu.Choice;
import io.flashsale.development.payu.Merchant;
import io.flashsale.development.payu.PayUSimulator;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** A shop whose customers pay by PayU, and PayU. Each test says how PayU behaves. */
final class PayUShop implements AutoCloseable {

    private static final Merchant MERCHANT = new Merchant("merchant", "a salt for tests");
    private static final String PAYER = """
            {"method": "PAYU", "payer": {"firstName": "Ada", "email": "ada@example.com", "phone": "+919876543210"}}""";

    private final PayUSimulator payu = PayUSimulator.start(MERCHANT, 0);
    private final Endpoints servers = DevelopmentServices.shared().freshEndpoints();
    private final App app;

    PayUShop(String... settings) {
        Stream<String> payUSettings = Stream.of(
                "flashsale.payment.payu.key=" + MERCHANT.key(),
                "flashsale.payment.payu.salt=" + MERCHANT.salt(),
                "flashsale.payment.payu.checkout-url=" + payu.checkoutUrl(),
                "flashsale.payment.payu.command-url=" + payu.commandUrl(),
                "flashsale.payment.payu.return-url=https://shop.example/return",
                "flashsale.payment.payu.calls.call-timeout=2s",
                "flashsale.payment.look-every=100ms",
                "flashsale.payment.ask-again-every=1s");
        app = App.start(
                servers, Stream.concat(payUSettings, Stream.of(settings)).toArray(String[]::new));
        payu.webhook(app.address().resolve("/api/payments/payu/webhook"));
    }

    App app() {
        return app;
    }

    Shop shop() {
        return app.shop();
    }

    PayUSimulator payu() {
        return payu;
    }

    /** From now on, with names and values of {@link Behaviour} in turn. */
    void payUBehaves(String... names) {
        Map<String, String> wish = new HashMap<>();
        for (int i = 0; i < names.length; i += 2) {
            wish.put(names[i], names[i + 1]);
        }
        payu.behave(Behaviour.read(wish));
    }

    Answer start(Customer customer, String order, String key) {
        return start(customer, order, key, PAYER);
    }

    Answer start(Customer customer, String order, String key, String body) {
        return shop().call(customer, "POST", "/api/orders/" + order + "/payments", body, "Idempotency-Key", key);
    }

    Answer payments(Customer customer, String order) {
        return shop().call(customer, "GET", "/api/orders/" + order + "/payments", "");
    }

    /** Starts a payment and goes to PayU's page: the transaction that PayU knows then. */
    String goToPayU(Customer customer, String order, String key) {
        return goToPayU(start(customer, order, key));
    }

    String goToPayU(Answer started) {
        assertThat(started.status()).as("%s", started).isEqualTo(201);
        return Browser.goToPage(started.body().get("form"));
    }

    /** What the customer does on the page, and then closes the browser. */
    void decide(String txnid, Choice choice) {
        payu.decide(txnid, choice);
    }

    /** What the customer does on the page, and comes back. */
    Answer comeBack(String txnid, Choice choice) {
        URI shop = app.address().resolve("/api/payments/payu/return");
        return new Answer(Browser.post(shop, payu.decide(txnid, choice)).join(), Duration.ZERO);
    }

    /** A form as it is, in PayU's name. */
    HttpResponse<String> post(String door, String form) {
        return Browser.post(app.address().resolve("/api/payments/payu/" + door), form)
                .join();
    }

    @Override
    public void close() {
        app.close();
        payu.close();
    }
}
