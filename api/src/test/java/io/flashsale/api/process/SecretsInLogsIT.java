package io.flashsale.api.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.development.payu.Behaviour;
import io.flashsale.development.payu.Browser;
import io.flashsale.development.payu.Choice;
import io.flashsale.development.payu.Merchant;
import io.flashsale.development.payu.PayUSimulator;
import io.flashsale.development.sms.Mood;
import io.flashsale.development.sms.Msg91Simulator;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whatever goes well or wrong around accounts and payments, what the application says names no secret. */
class SecretsInLogsIT {

    private static final String SALT = "salt-" + UUID.randomUUID();
    private static final String AUTH_KEY = "authkey-" + UUID.randomUUID();
    private static final String OTP_SECRET = "otp-secret-" + UUID.randomUUID();
    private static final String PASSWORD = "password-" + UUID.randomUUID();
    private static final String ADMIN_PASSWORD = "admin-" + UUID.randomUUID();
    private static final String EMAIL = "ada-" + UUID.randomUUID() + "@example.com";
    private static final String PHONE = "9812345678";
    private static final Pattern CODE = Pattern.compile("\\b[0-9]{6}\\b");
    private static final String SMS = "{\"method\": \"COD\", \"phone\": \"+91" + PHONE + "\"}";

    private static final Corner CORNER = new Corner();
    private static final PayUSimulator PAYU = PayUSimulator.start(new Merchant("merchant", SALT), 0);
    private static final Msg91Simulator MSG91 = Msg91Simulator.start(AUTH_KEY, "template");

    /** With all that our own code and Spring's around HTTP have to say. */
    private static final AppProcess APP = new AppProcess(
            CORNER,
            "",
            "logging.level.io.flashsale=TRACE",
            "logging.level.web=TRACE",
            "logging.structured.format.console=",
            "flashsale.admin.email=office@example.com",
            "flashsale.admin.password=" + ADMIN_PASSWORD,
            "flashsale.payment.look-every=200ms",
            "flashsale.payment.payu.key=merchant",
            "flashsale.payment.payu.salt=" + SALT,
            "flashsale.payment.payu.checkout-url=" + PAYU.checkoutUrl(),
            "flashsale.payment.payu.command-url=" + PAYU.commandUrl(),
            "flashsale.payment.payu.return-url=https://shop.example/return",
            "flashsale.payment.cod.otp-secret=" + OTP_SECRET,
            "flashsale.payment.cod.first-pause=1ms",
            "flashsale.sms.provider=msg91",
            "flashsale.sms.msg91.auth-key=" + AUTH_KEY,
            "flashsale.sms.msg91.template-id=template",
            "flashsale.sms.msg91.url=" + MSG91.url());

    private final List<String> secrets = new ArrayList<>(List.of(
            Corner.JWT_SECRET, SALT, AUTH_KEY, OTP_SECRET, PASSWORD, ADMIN_PASSWORD, EMAIL, PHONE, SmallSale.admin()));

    @BeforeAll
    static void start() {
        APP.start();
    }

    @AfterAll
    static void stop() {
        APP.close();
        PAYU.close();
        MSG91.close();
        CORNER.close();
    }

    @Test
    void noneIsSaid() {
        String ada = signUpAndLogIn();
        SmallSale sale = SmallSale.open(APP, 9, 0, 600, "INR");
        payOnDelivery(ada, sale.buy(APP, ada, "cash").text("orderId"));
        payOnline(sale);

        APP.await("the warning of a forged message", () -> APP.hasSaid("message in the provider's name refused"));
        APP.await("the warning of a text that was not sent", () -> APP.hasSaid("No text"));
        assertThat(secrets).noneMatch(APP::hasSaid);
    }

    private String signUpAndLogIn() {
        String account = """
                {"email": "%s", "password": "%s", "name": "Ada"}""".formatted(EMAIL, PASSWORD);
        String session = """
                {"email": "%s", "password": "%s"}""";
        expect(201, post("", "/api/accounts", account));
        expect(409, post("", "/api/accounts", account));
        expect(400, post("", "/api/accounts", account.replace("}", "")));
        expect(401, post("", "/api/sessions", session.formatted(EMAIL, PASSWORD + "!")));
        String token =
                post("", "/api/sessions", session.formatted(EMAIL, PASSWORD)).text("accessToken");
        secrets.add(token);
        expect(401, post(token + "x", "/api/carts", "{}"));
        return token;
    }

    /** With a provider that fails first, a wrong code, a second text, and the right code twice. */
    private void payOnDelivery(String ada, String order) {
        String path = "/api/orders/" + order + "/payments";
        for (Mood mood : List.of(Mood.REFUSES, Mood.BREAKS_OFF)) {
            MSG91.mood(mood);
            expect(503, post(ada, path, SMS));
        }
        MSG91.mood(Mood.HONEST);
        String payment = post(ada, path, SMS).text("id");
        expect(400, post(ada, path + "/" + payment + "/otp", "{\"code\": \"x\"}"));
        Matcher code = CODE.matcher(MSG91.received().getLast().text());
        assertThat(code.find()).isTrue();
        secrets.add(code.group());
        expect(200, post(ada, path + "/" + payment + "/otp", "{\"code\": \"%s\"}".formatted(code.group())));
    }

    /** With forged messages by browser and webhook, and with a refund that is refused at first. */
    private void payOnline(SmallSale sale) {
        String ada = SmallSale.newCustomer();
        secrets.add(ada);
        String order = sale.buy(APP, ada, "online").text("orderId");
        Answer started = SmallSale.pay(APP, ada, order);
        secrets.add(started.json().at("/form/fields/hash").asString());
        Map<String, String> back = PAYU.decide(Browser.goToPage(started.json().path("form")), Choice.PAY);
        secrets.add(back.get("hash"));
        Map<String, String> forged = new HashMap<>(back);
        forged.put("amount", "0.01");
        for (String door : List.of("return", "webhook")) {
            Browser.post(APP.url("/api/payments/payu/" + door), forged).join();
        }
        PAYU.behave(Behaviour.read(Map.of("refusedRefunds", "1")));
        Browser.post(APP.url("/api/payments/payu/return"), back).join();
        APP.await(
                "a paid order",
                () -> SmallSale.show(APP, ada, order).text("status").equals("CONFIRMED"));
        post(SmallSale.admin(), "/api/admin/orders/" + order + "/cancel", "");
        APP.await("a refused refund", () -> APP.hasSaid("refund refused"));
    }

    private static void expect(int status, Answer answer) {
        if (answer.status() != status) {
            throw APP.failure(answer + " (expected: " + status + ")");
        }
    }

    private static Answer post(String token, String path, String body) {
        URI url = APP.url(path);
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "one")
                .POST(BodyPublishers.ofString(body));
        return Answer.to(token.isEmpty() ? request : request.header("Authorization", "Bearer " + token));
    }
}
