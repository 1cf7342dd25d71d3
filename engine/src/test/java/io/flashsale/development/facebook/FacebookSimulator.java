package io.flashsale.development.facebook;

import io.flashsale.development.Forms;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import tools.jackson.databind.json.JsonMapper;

/**
 * Facebook as one app knows it, on loopback, under one version of its Graph API; other versions it does not know. A
 * browser sees a page that asks who it is; {@link #logIn} does what somebody would do there.
 */
public final class FacebookSimulator implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String VERSION = "v26.0";

    private final String appId;
    private final String appSecret;
    private final FacebookApp app;
    private final DisposableServer server;
    private volatile Mood mood = Mood.HONEST;

    private FacebookSimulator(String appId, String appSecret) {
        this.appId = appId;
        this.appSecret = appSecret;
        app = new FacebookApp(appId, appSecret);
        server = HttpServer.create()
                .host("127.0.0.1")
                .route(routes -> routes.get("/" + VERSION + "/dialog/oauth", this::dialog)
                        .get("/simulator/decide", this::decide)
                        .post("/" + VERSION + "/oauth/access_token", this::token)
                        .get("/" + VERSION + "/me", this::me))
                .bindNow();
    }

    /** Answers when this returns. */
    public static FacebookSimulator start() {
        return new FacebookSimulator("1234567890", "app-secret-" + UUID.randomUUID());
    }

    /** From now on. */
    public void mood(Mood wished) {
        mood = wished;
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    public String appId() {
        return appId;
    }

    public String appSecret() {
        return appSecret;
    }

    /** What an application needs to take it for Facebook. */
    public List<String> settings() {
        return List.of(
                "flashsale.social.facebook.client-id=" + appId,
                "flashsale.social.facebook.client-secret=" + appSecret,
                "flashsale.social.facebook.graph-version=" + VERSION,
                "flashsale.social.facebook.dialog-url=" + url(),
                "flashsale.social.facebook.graph-url=" + url());
    }

    /** What somebody does on the page that a browser was sent to: where it is sent back to. */
    public URI logIn(URI page, FacebookPerson person) {
        return back(parameters(page.toString()), Optional.of(person));
    }

    /** As {@link #logIn}, by somebody who changed his mind. */
    public URI decline(URI page) {
        return back(parameters(page.toString()), Optional.empty());
    }

    @Override
    public void close() {
        server.disposeNow(Duration.ofSeconds(5));
    }

    private Mono<Void> dialog(HttpServerRequest request, HttpServerResponse response) {
        Map<String, String> asked = parameters(request.uri());
        return app.isAskedFor(asked)
                ? send(response, 200, "text/html", DialogPage.of(asked))
                : send(response, 400, "text/html", "<p>This app is not what you think.</p>");
    }

    private Mono<Void> decide(HttpServerRequest request, HttpServerResponse response) {
        Map<String, String> form = parameters(request.uri());
        Optional<String> mail = Optional.of(form.getOrDefault("email", "")).filter(text -> !text.isEmpty());
        Optional<FacebookPerson> person = Optional.of(form.getOrDefault("id", ""))
                .filter(id -> !id.isEmpty())
                .map(id -> new FacebookPerson(id, form.getOrDefault("name", ""), mail));
        return response.status(302)
                .header("Location", back(form, person).toString())
                .send();
    }

    private URI back(Map<String, String> asked, Optional<FacebookPerson> person) {
        Map<String, String> told = new TreeMap<>();
        told.put("state", asked.getOrDefault("state", ""));
        person.ifPresentOrElse(
                known -> told.put("code", app.code(known, asked)),
                () -> told.putAll(Map.of(
                        "error", "access_denied",
                        "error_code", "200",
                        "error_description", "Permissions error",
                        "error_reason", "user_denied")));
        return URI.create(asked.get("redirect_uri") + "?" + Forms.encode(told) + "#_=_");
    }

    private Mono<Void> token(HttpServerRequest request, HttpServerResponse response) {
        return request.receive()
                .aggregate()
                .asString()
                .defaultIfEmpty("")
                .flatMap(body ->
                        inMood(response, () -> app.token(Forms.decode(body)).map(FacebookSimulator::token)));
    }

    private static Map<String, ?> token(String value) {
        return Map.of("access_token", value, "token_type", "bearer", "expires_in", 5_183_944);
    }

    private Mono<Void> me(HttpServerRequest request, HttpServerResponse response) {
        String token = request.requestHeaders().get("Authorization", "").replaceFirst("^Bearer ", "");
        return inMood(response, () -> app.me(token, parameters(request.uri())));
    }

    private Mono<Void> inMood(HttpServerResponse response, Supplier<Optional<? extends Map<String, ?>>> answer) {
        return switch (mood) {
            case SLOW -> Mono.never();
            case FAILS -> send(response, 500, "application/json", error("An unknown error has occurred.", 1));
            case BREAKS_OFF -> Mono.fromRunnable(() -> response.withConnection(FacebookSimulator::reset));
            case HONEST ->
                answer.get()
                        .map(told -> send(response, 200, "application/json", JSON.writeValueAsString(told)))
                        .orElseGet(() -> send(response, 400, "application/json", error("Invalid parameter", 100)));
        };
    }

    private static String error(String message, int code) {
        return JSON.writeValueAsString(Map.of(
                "error", Map.of("message", message, "type", "OAuthException", "code", code, "fbtrace_id", "A1b2C3")));
    }

    private static Mono<Void> send(HttpServerResponse response, int status, String type, String text) {
        return response.status(status)
                .header("Content-Type", type + "; charset=UTF-8")
                .sendString(Mono.just(text))
                .then();
    }

    private static Map<String, String> parameters(String uri) {
        Map<String, String> parameters = new TreeMap<>();
        new QueryStringDecoder(uri).parameters().forEach((name, values) -> parameters.put(name, values.getFirst()));
        return parameters;
    }

    private static void reset(Connection connection) {
        connection.channel().config().setOption(ChannelOption.SO_LINGER, 0);
        connection.channel().close();
    }
}
