package io.flashsale.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.platform.Ids;
import io.flashsale.shared.Unavailable;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.reactive.HandlerMapping;
import reactor.test.StepVerifier;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(OutputCaptureExtension.class)
class ProblemHandlerTests {

    private static final IOException RESET = new IOException("Connection reset by peer");

    private final ProblemHandler handler =
            new ProblemHandler(new Problems(JsonMapper.builder().build()), new Ids(Clock.systemUTC()));
    private final MockServerWebExchange exchange = MockServerWebExchange.from(MockServerHttpRequest.get("/x"));

    @Test
    void aServerOfOursThatBreaksOffIsNoClientThatDid() {
        handler.handle(exchange, new Unavailable("texts", Duration.ofSeconds(3), RESET))
                .block();

        assertThat(exchange.getResponse().getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(exchange.getResponse().getHeaders().getFirst("Retry-After")).isNotNull();
    }

    @Test
    void whatIsLoggedHasNoTokenOfAPath(CapturedOutput output) {
        var request = MockServerHttpRequest.put("/api/password-resets/secret").build();
        var matched = MockServerWebExchange.from(request);
        matched.getAttributes().put(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, "/api/password-resets/{token}");

        handler.handle(matched, new IllegalStateException()).block();
        handler.handle(MockServerWebExchange.from(request), new IllegalStateException())
                .block();

        assertThat(output.toString())
                .contains("PUT (no route) failed", "PUT /api/password-resets/{token} failed")
                .doesNotContain("secret");
    }

    @Test
    void aClientThatIsGoneIsToldNothing() {
        StepVerifier.create(handler.handle(exchange, RESET)).verifyErrorMessage(RESET.getMessage());

        assertThat(exchange.getResponse().getStatusCode()).isNull();
    }
}
