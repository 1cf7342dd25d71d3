package io.flashsale.development.mail;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerResponse;
import tools.jackson.databind.json.JsonMapper;

/** Shows to developers what a mail server has got: a page at {@code /}, JSON at {@code /mails}, the last first. */
public final class MailPage implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST = 100;

    private final MailServer mails;
    private final DisposableServer server;

    private MailPage(MailServer mails, int port) {
        this.mails = mails;
        this.server = HttpServer.create()
                .host("127.0.0.1")
                .port(port)
                .route(routes -> routes.get("/", (_, response) -> send(response, "text/html", page()))
                        .get("/mails", (_, response) -> send(response, "application/json", json())))
                .bindNow();
    }

    /** Port 0 is any that is free. */
    public static MailPage start(MailServer mails, int port) {
        return new MailPage(mails, port);
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.port() + "/");
    }

    @Override
    public void close() {
        server.disposeNow(Duration.ofSeconds(5));
    }

    private List<ReceivedMail> last() {
        return mails.received().reversed().stream().limit(MOST).toList();
    }

    private String json() {
        return JSON.writeValueAsString(last().stream()
                .map(mail ->
                        Map.of("to", mail.to(), "subject", mail.subject(), "text", mail.text(), "html", mail.html()))
                .toList());
    }

    private String page() {
        return last().stream()
                .map(MailPage::shown)
                .collect(Collectors.joining(
                        "\n", "<!doctype html>\n<meta charset=\"utf-8\">\n<title>Mails</title>\n<h1>Mails</h1>\n", ""));
    }

    /** The HTML in a frame that runs no script. */
    private static String shown(ReceivedMail mail) {
        String form = """
                <details><summary>%s, to %s</summary>
                <pre>%s</pre>
                <iframe sandbox srcdoc="%s" width="100%%" height="320"></iframe></details>""";
        return form.formatted(escaped(mail.subject()), escaped(mail.to()), escaped(mail.text()), escaped(mail.html()));
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text);
    }

    private static Mono<Void> send(HttpServerResponse response, String type, String content) {
        return response.header("Content-Type", type + "; charset=UTF-8")
                .sendString(Mono.just(content))
                .then();
    }
}
