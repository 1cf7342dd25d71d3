package io.flashsale.development.payu;

import io.flashsale.development.Forms;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/**
 * PayU as one merchant knows it, on loopback: the page that customers are sent to, the commands, the messages to surl,
 * furl and webhook, all signed and checked. It can be told to be slow, late, forgetful or dishonest: by
 * {@link #behave}, or from outside by {@code POST /simulator/behaviour} with a form of {@link Behaviour}'s names.
 */
public final class PayUSimulator implements AutoCloseable {

    private static final List<String> NEEDED =
            List.of("key", "txnid", "amount", "productinfo", "firstname", "email", "phone", "surl", "furl", "hash");
    private static final int LONGEST_TXNID = 25;

    private final Merchant merchant;
    private final Payments payments = new Payments();
    private final Messages messages;
    private final WebhookSender webhooks;
    private final CommandDesk desk;
    private final DisposableServer server;
    private volatile Behaviour behaviour = Behaviour.honest();
    private volatile Optional<URI> webhook = Optional.empty();

    private PayUSimulator(Merchant merchant, int port) {
        this.merchant = merchant;
        messages = new Messages(merchant);
        webhooks = new WebhookSender(messages);
        desk = new CommandDesk(merchant, payments, new Refunds(), this::tellWebhook);
        server = HttpServer.create()
                .host("127.0.0.1")
                .port(port)
                .route(routes -> routes.post("/_payment", page(this::checkout))
                        .post("/simulator/pay", page(this::pay))
                        .post("/simulator/behaviour", page(this::behave))
                        .post("/merchant/postservice.php", this::command))
                .bindNow();
    }

    /** Answers when this returns. Port 0 is any that is free. */
    public static PayUSimulator start(Merchant merchant, int port) {
        return new PayUSimulator(merchant, port);
    }

    public URI checkoutUrl() {
        return url("/_payment");
    }

    public URI commandUrl() {
        return url("/merchant/postservice.php?form=2");
    }

    /** Where messages are posted beside the browser; nowhere until this is called. */
    public void webhook(URI url) {
        webhook = Optional.of(url);
    }

    /** From now on. */
    public void behave(Behaviour wished) {
        behaviour = wished;
        desk.refuseRefunds(wished.refusedRefunds());
    }

    /** What a customer's browser does on the page, without a browser: gives the fields it would bring back. */
    public Map<String, String> decide(String txnid, Choice choice) {
        var known = payments.find(txnid).filter(SimulatedPayment::isDecided);
        var payment = payments.decide(txnid, choice, behaviour.pendingAnswers());
        if (known.isEmpty()) {
            tellWebhook(payment);
        }
        return messages.of(payment, behaviour);
    }

    /** Statuses of the webhook's answers so far, 0 for none. */
    public List<Integer> webhookAnswers() {
        return webhooks.answers();
    }

    @Override
    public void close() {
        server.disposeNow(Duration.ofSeconds(5));
    }

    private String checkout(Map<String, String> form) {
        for (var name : NEEDED) {
            if (form.getOrDefault(name, "").isEmpty()) {
                throw new IllegalArgumentException("Missing mandatory parameter: " + name);
            }
        }
        if (!merchant.key().equals(form.get("key"))) {
            throw new IllegalArgumentException("Invalid merchant key");
        }
        if (form.getOrDefault("txnid", "").length() > LONGEST_TXNID) {
            throw new IllegalArgumentException("txnid is longer than " + LONGEST_TXNID);
        }
        if (!new Signatures(merchant).ofRequest(form).equals(form.get("hash"))) {
            throw new IllegalArgumentException("Checksum failed: the calculated hash does not match");
        }
        return Pages.checkout(payments.open(form));
    }

    private String pay(Map<String, String> form) {
        var txnid = form.getOrDefault("txnid", "");
        var fields = decide(txnid, Choice.valueOf(form.getOrDefault("choice", "")));
        var to = "failure".equals(fields.get("status")) ? "furl" : "surl";
        return Pages.back(payments.find(txnid).orElseThrow().form().getOrDefault(to, ""), fields);
    }

    private String behave(Map<String, String> form) {
        behave(Behaviour.read(form));
        return "";
    }

    /** The work first, then the wait: a caller that gives up does not know that it was done. */
    private Mono<Void> command(HttpServerRequest request, HttpServerResponse response) {
        return body(request)
                .map(desk::answer)
                .delayUntil(_ -> Mono.delay(Duration.ofMillis(behaviour.answerAfterMillis())))
                .flatMap(json -> send(response, 200, json));
    }

    /** What is wrong with a form is said on a page, with 400. */
    private BiFunction<HttpServerRequest, HttpServerResponse, Mono<Void>> page(
            Function<Map<String, String>, String> content) {
        return (request, response) -> body(request)
                .map(content)
                .flatMap(html -> send(response, 200, html))
                .onErrorResume(
                        IllegalArgumentException.class,
                        wrong -> send(response, 400, Pages.sorry(String.valueOf(wrong.getMessage()))));
    }

    private void tellWebhook(SimulatedPayment payment) {
        webhook.ifPresent(url -> webhooks.send(url, payment, behaviour));
    }

    private URI url(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    private static Mono<Map<String, String>> body(HttpServerRequest request) {
        return request.receive().aggregate().asString().defaultIfEmpty("").map(Forms::decode);
    }

    /** As text/html, also JSON: PayU does so. */
    private static Mono<Void> send(HttpServerResponse response, int status, String text) {
        return response.status(status)
                .header("Content-Type", "text/html; charset=UTF-8")
                .sendString(Mono.just(text))
                .then();
    }
}
