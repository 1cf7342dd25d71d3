package io.flashsale.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;
import reactor.core.publisher.Mono;
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

    private static void draft(ServerHttpResponse response) {
        response.setStatusCode(HttpStatus.CREATED);
        response.getHeaders().setContentType(MediaType.APPLICATION_JSON);
        response.addCookie(ResponseCookie.from("browser", "1").build());
    }

    private static Mono<Void> write(ServerHttpResponse response, String text) {
        DataBuffer body = response.bufferFactory().wrap(text.getBytes(StandardCharsets.UTF_8));
        return response.writeWith(Mono.just(body));
    }
}
