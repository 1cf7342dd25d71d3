package io.flashsale.development.sms;

import io.netty.channel.ChannelOption;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** What both simulators are made of: a server with a mood, and a list of what it took. */
final class ProviderServer implements AutoCloseable {

    /** What the provider does with one call. */
    interface Desk {
        Answer answer(HttpServerRequest request, String body, Mood mood);
    }

    /** A status and JSON. */
    record Answer(int status, String json) {}

    private final Desk desk;
    private final DisposableServer server;
    private final AtomicInteger calls = new AtomicInteger();
    private final List<ReceivedSms> received = new CopyOnWriteArrayList<>();
    private volatile Mood mood = Mood.HONEST;

    ProviderServer(String path, Desk desk) {
        this.desk = desk;
        this.server = HttpServer.create()
                .host("127.0.0.1")
                .route(routes -> routes.post(path, this::call))
                .bindNow();
    }

    URI url(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    void mood(Mood wished) {
        mood = wished;
    }

    int calls() {
        return calls.get();
    }

    void take(ReceivedSms sms) {
        received.add(sms);
    }

    List<ReceivedSms> received() {
        return List.copyOf(received);
    }

    @Override
    public void close() {
        server.disposeNow(Duration.ofSeconds(5));
    }

    private Mono<Void> call(HttpServerRequest request, HttpServerResponse response) {
        calls.incrementAndGet();
        Mono<String> body = request.receive().aggregate().asString().defaultIfEmpty("");
        return switch (mood) {
            case BREAKS_OFF -> body.then(Mono.fromRunnable(() -> response.withConnection(ProviderServer::reset)));
            case SLOW ->
                body.doOnNext(text -> desk.answer(request, text, Mood.SLOW)).then(Mono.never());
            case HONEST, REFUSES, REFUSES_THIS, REFUSES_WITH_OK ->
                body.map(text -> desk.answer(request, text, mood)).flatMap(answer -> send(response, answer));
        };
    }

    private static Mono<Void> send(HttpServerResponse response, Answer answer) {
        return response.status(answer.status())
                .header("Content-Type", "application/json")
                .sendString(Mono.just(answer.json()))
                .then();
    }

    /** The client hears "connection reset by peer". */
    private static void reset(Connection connection) {
        connection.channel().config().setOption(ChannelOption.SO_LINGER, 0);
        connection.channel().close();
    }
}
