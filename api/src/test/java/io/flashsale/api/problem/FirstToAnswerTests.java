package io.flashsale.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

class FirstToAnswerTests {

    private final MockServerHttpResponse response = new MockServerHttpResponse();
    private final FirstToAnswer ofCall = new FirstToAnswer(response);

    @Test
    void theCallsAnswerIsWholeWhenItIsFirst() {
        draft(ofCall);

        write(ofCall, "made").block();

        assertThat(ofCall.giveUp()).isFalse();
        assertThat(response.getStatusCode()).isEqualTo(HttpStatus.CREATED);
        assertThat(response.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_JSON);
        assertThat(response.getCookies()).containsKey("browser");
        assertThat(response.getBodyAsString().block()).isEqualTo("made");
    }

    @Test
    void aCallThatWritesNothingStillHasItsStatus() {
        ofCall.setStatusCode(HttpStatus.NO_CONTENT);

        ofCall.end().block();

        assertThat(ofCall.giveUp()).isFalse();
        assertThat(response.getStatusCode()).isEqualTo(HttpStatus.NO_CONTENT);
    }

    @Test
    void whatTheCallDoesLateTouchesNothing() {
        ofCall.beforeCommit(() -> Mono.error(new IllegalStateException("no longer of interest")));
        assertThat(ofCall.giveUp()).isTrue();
        response.setStatusCode(HttpStatus.SERVICE_UNAVAILABLE);
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);

        draft(ofCall);
        ofCall.getHeaders().clearContentHeaders();
        StepVerifier.create(write(ofCall, "made"))
                .expectSubscription()
                .expectNoEvent(Duration.ofMillis(20))
                .thenCancel()
                .verify();
        write(response, "repeat").block();

        assertThat(response.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(response.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(response.getCookies()).isEmpty();
        assertThat(response.getBodyAsString().block()).isEqualTo("repeat");
    }

    /** Rows of a database that is silent. */
    @Test
    void manyThingsBeginTheAnswerWithTheirFirst() {
        Sinks.Many<DataBuffer> rows = Sinks.many().unicast().onBackpressureBuffer();
        draft(ofCall);
        ofCall.writeWith(rows.asFlux()).subscribe();

        assertThat(ofCall.giveUp()).isTrue();
        response.setStatusCode(HttpStatus.SERVICE_UNAVAILABLE);
        rows.tryEmitNext(buffer("made"));
        write(response, "repeat").block();

        assertThat(response.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(response.getBodyAsString().block()).isEqualTo("repeat");
    }

    @Test
    void whatTheClientHasAlreadyIsNotSentAgain() {
        var exchange = MockServerWebExchange.from(MockServerHttpRequest.get("/").ifNoneMatch("\"3\""));
        var first = new FirstToAnswer(exchange.getResponse());
        var call = new AnsweredByTheFirst(exchange, first);
        first.setStatusCode(HttpStatus.OK);

        assertThat(call.checkNotModified("\"3\"")).isTrue();
        first.end().block();

        assertThat(exchange.getResponse().getStatusCode()).isEqualTo(HttpStatus.NOT_MODIFIED);
    }

    @Test
    void whoIsGivenUpDoesNotSayThatNothingHasChanged() {
        var exchange = MockServerWebExchange.from(MockServerHttpRequest.get("/").ifNoneMatch("\"3\""));
        var first = new FirstToAnswer(exchange.getResponse());
        first.giveUp();
        exchange.getResponse().setStatusCode(HttpStatus.SERVICE_UNAVAILABLE);

        assertThat(new AnsweredByTheFirst(exchange, first).checkNotModified("\"3\""))
                .isTrue();

        assertThat(exchange.getResponse().getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
    }

    private static void draft(ServerHttpResponse response) {
        response.setStatusCode(HttpStatus.CREATED);
        response.getHeaders().setContentType(MediaType.APPLICATION_JSON);
        response.addCookie(ResponseCookie.from("browser", "1").build());
    }

    private static Mono<Void> write(ServerHttpResponse response, String text) {
        return response.writeWith(Mono.just(buffer(text)));
    }

    private static DataBuffer buffer(String text) {
        return DefaultDataBufferFactory.sharedInstance.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
