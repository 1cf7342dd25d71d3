package io.flashsale.development.payu;

import io.flashsale.development.Forms;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.http.client.HttpClient;

/** Posts messages to the merchant's webhook, one after the other, and remembers what became of each. */
final class WebhookSender {

    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int MOST_REMEMBERED = 1_000;

    private final Messages messages;
    private final HttpClient client = HttpClient.create().responseTimeout(LONGEST);
    private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();

    WebhookSender(Messages messages) {
        this.messages = messages;
    }

    /** Statuses of the webhook's answers so far, 0 for none. */
    List<Integer> answers() {
        return List.copyOf(answers);
    }

    /** Returns at once. */
    void send(URI webhook, SimulatedPayment payment, Behaviour behaviour) {
        var now = messages.of(payment, behaviour);
        var stale = messages.of(payment.became("pending", "in progress", 0), behaviour);
        var posts = switch (behaviour.webhooks()) {
            case ONCE -> Stream.of(now);
            case TWICE -> Stream.of(now, now);
            case OUT_OF_ORDER -> Stream.of(now, stale);
            case NEVER -> Stream.<Map<String, String>>empty();
        };
        Mono.delay(Duration.ofMillis(behaviour.webhookAfterMillis()))
                .thenMany(Flux.fromStream(posts))
                .concatMap(fields -> post(webhook, fields))
                .subscribe();
    }

    private Mono<Integer> post(URI webhook, Map<String, String> fields) {
        return client.headers(headers -> headers.set("Content-Type", Forms.TYPE))
                .post()
                .uri(webhook)
                .send(ByteBufFlux.fromString(Mono.just(Forms.encode(fields))))
                .response()
                .map(response -> response.status().code())
                .onErrorReturn(0)
                .doOnNext(this::remember);
    }

    private void remember(int status) {
        answers.add(status);
        if (answers.size() > MOST_REMEMBERED) {
            answers.poll();
        }
    }
}
