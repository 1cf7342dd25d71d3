package io.flashsale.development.payu;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.development.Forms;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

class PayUSimulatorIT {

    private static final Merchant MERCHANT = new Merchant("JPM7Fg", "TuxqAugd");

    private final BlockingQueue<Map<String, String>> received = new LinkedBlockingQueue<>();
    private final HttpClient browser = HttpClient.newHttpClient();
    private final PayUSimulator payu = PayUSimulator.start(MERCHANT, 0);
    private final DisposableServer shop = HttpServer.create()
            .host("127.0.0.1")
            .handle((request, response) -> request.receive()
                    .aggregate()
                    .asString()
                    .doOnNext(body -> received.add(Forms.decode(body)))
                    .then(response.send()))
            .bindNow();

    @BeforeEach
    void connect() {
        payu.webhook(URI.create("http://127.0.0.1:" + shop.port() + "/"));
    }

    @AfterEach
    void stop() {
        payu.close();
        shop.disposeNow();
    }

    @ParameterizedTest
    @CsvSource({"PAY, https://shop.example/surl, success", "FAIL, https://shop.example/furl, failure"})
    void bringsTheCustomerBackWithASignedForm(String choice, String to, String status) throws Exception {
        var page = post("/_payment", form("A1"));
        var back = post("/simulator/pay", Map.of("txnid", "A1", "choice", choice));

        assertThat(page.body()).contains("value=\"A1\"");
        assertThat(back.body())
                .contains("action=\"" + to + "\"")
                .contains("name=\"status\" value=\"" + status + "\"")
                .containsPattern("name=\"hash\" value=\"[0-9a-f]{128}\"");
    }

    @Test
    void whatAFormSaysIsNotRunOnThePage() throws Exception {
        var form = form("A1");
        form.put("productinfo", "<script>alert(1)</script>");
        form.put("hash", new Signatures(MERCHANT).ofRequest(form));

        assertThat(post("/_payment", form).body()).doesNotContain("<script>alert");
    }

    @Test
    void aTxnidIsDecidedOnce() throws Exception {
        post("/_payment", form("A1"));
        post("/simulator/pay", Map.of("txnid", "A1", "choice", "FAIL"));

        var again = post("/_payment", form("A1"));
        var changedMind = post("/simulator/pay", Map.of("txnid", "A1", "choice", "PAY"));

        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(again.body()).contains("Duplicate txnid");
        assertThat(changedMind.body()).contains("value=\"failure\"");
    }

    @ParameterizedTest
    @CsvSource({"ONCE, success", "TWICE, success success", "OUT_OF_ORDER, success pending"})
    void theWebhookHearsAsOftenAndInTheOrderThatWasWished(String webhooks, String statuses) throws Exception {
        post("/simulator/behaviour", Map.of("webhooks", webhooks, "webhookAfterMillis", "50"));
        post("/_payment", form("A1"));
        post("/simulator/pay", Map.of("txnid", "A1", "choice", "PAY"));

        for (var status : statuses.split(" ")) {
            assertThat(received.poll(20, TimeUnit.SECONDS)).containsEntry("status", status);
        }
        assertThat(received.poll(200, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void theWebhookHearsNothingIfSoWished() throws Exception {
        post("/simulator/behaviour", Map.of("webhooks", "NEVER"));
        post("/_payment", form("A1"));
        post("/simulator/pay", Map.of("txnid", "A1", "choice", "PAY"));

        assertThat(received.poll(200, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void aBehaviourThatNobodyKnowsIsRefused() throws Exception {
        assertThat(post("/simulator/behaviour", Map.of("webhooks", "SOMETIMES")).statusCode())
                .isEqualTo(400);
    }

    private static Map<String, String> form(String txnid) {
        var form = new HashMap<>(Map.of(
                "key", "JPM7Fg",
                "txnid", txnid,
                "amount", "499.00",
                "productinfo", "Aurora X",
                "firstname", "Ada",
                "email", "ada@example.com",
                "phone", "9876543210",
                "surl", "https://shop.example/surl",
                "furl", "https://shop.example/furl"));
        form.put("hash", new Signatures(MERCHANT).ofRequest(form));
        return form;
    }

    private HttpResponse<String> post(String path, Map<String, String> form) throws Exception {
        var request = HttpRequest.newBuilder(payu.checkoutUrl().resolve(path))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", Forms.TYPE)
                .POST(BodyPublishers.ofString(Forms.encode(form)))
                .build();
        return browser.send(request, BodyHandlers.ofString());
    }
}
