package io.flashsale.payment.payu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.flashsale.payment.ProviderReference;
import io.flashsale.payment.RefundToken;
import io.flashsale.shared.Money;
import io.flashsale.shared.Unavailable;
import io.netty.channel.ChannelOption;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reactivestreams.Publisher;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerResponse;

/** Servers that are not PayU, or not well. */
class PayUCommandsIT {

    private final AtomicInteger calls = new AtomicInteger();
    private DisposableServer server = serving(response -> response.sendString(Mono.just("{}")));

    @AfterEach
    void stop() {
        server.disposeNow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "{}", "[]", "null", "{\"status\":1,\"transaction_details\":[]}"})
    void anAnswerThatIsNoneIsAFailure(String answer) {
        serve(response -> response.sendString(Mono.just(answer)));

        assertThatExceptionOfType(Unavailable.class).isThrownBy(this::verify);
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 403, 500, 503})
    void anyStatusButOkIsAFailure(int status) {
        serve(response -> response.status(status).sendString(Mono.just("{}")));

        assertThatExceptionOfType(Unavailable.class).isThrownBy(this::verify);
    }

    @Test
    void anEndlessAnswerIsCutOff() {
        serve(response -> response.sendString(Flux.just(" ".repeat(64 * 1024)).repeat()));

        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(this::verify)
                .withStackTraceContaining("DataBufferLimitException");
    }

    @Test
    void aRefundIsNotSentAgainWhenTheConnectionBreaks() {
        serve(response -> Mono.fromRunnable(() -> response.withConnection(PayUCommandsIT::reset)));

        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(() -> gateway()
                        .refund(new ProviderReference("1"), new RefundToken("t"), Money.of("1", "INR"))
                        .block())
                .withStackTraceContaining("reset");
        assertThat(calls).hasValue(1);
    }

    /** The client hears "connection reset by peer", after which it would by default send the request again. */
    private static void reset(Connection connection) {
        connection.channel().config().setOption(ChannelOption.SO_LINGER, 0);
        connection.channel().close();
    }

    private void verify() {
        gateway().verify(PayU.payment("1").id()).block();
    }

    private PayUGateway gateway() {
        var url = URI.create("http://127.0.0.1:" + server.port() + "/");
        var settings = PayU.settings(PayU.SALT, url, url, Duration.ofSeconds(20));
        var configuration = new PayUConfiguration();
        return (PayUGateway)
                configuration.payUGateway(WebClient.builder(), configuration.payUConnections(settings), settings);
    }

    private void serve(Function<HttpServerResponse, Publisher<Void>> answer) {
        server.disposeNow();
        server = serving(answer);
    }

    private DisposableServer serving(Function<HttpServerResponse, Publisher<Void>> answer) {
        return HttpServer.create()
                .host("127.0.0.1")
                .handle((request, response) -> {
                    calls.incrementAndGet();
                    return request.receive().aggregate().asString().thenMany(answer.apply(response));
                })
                .bindNow();
    }
}
