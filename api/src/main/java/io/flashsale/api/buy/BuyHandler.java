package io.flashsale.api.buy;

import io.flashsale.api.json.KeyHeader;
import io.flashsale.api.problem.Problem;
import io.flashsale.api.problem.ProblemType;
import io.flashsale.api.problem.Problems;
import io.flashsale.api.security.AccessTokens;
import io.flashsale.api.security.BuyerRule;
import io.flashsale.api.security.Shopper;
import io.flashsale.checkout.BuyNow;
import io.flashsale.checkout.BuyOutcome;
import io.flashsale.checkout.BuyRequest;
import io.flashsale.shared.CustomerId;
import io.flashsale.shared.InvalidInput;
import io.flashsale.shared.SaleId;
import io.flashsale.shared.Unavailable;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** {@code POST /api/sales/{id}/orders}: who, what, and the answer. Decides nothing. */
@Component
class BuyHandler {

    private static final int MOST_BYTES = 16 * 1024;
    private static final HttpHeaders JSON = contentType(MediaType.APPLICATION_JSON);
    private static final Duration UNKNOWN_PAUSE = Duration.ofSeconds(1);

    private final AccessTokens tokens;
    private final BuyerRule buyers;
    private final BuyNow buyNow;
    private final Problems problems;
    private final BuyMetrics metrics;

    BuyHandler(AccessTokens tokens, BuyerRule buyers, BuyNow buyNow, Problems problems, MeterRegistry registry) {
        this.tokens = tokens;
        this.buyers = buyers;
        this.buyNow = buyNow;
        this.problems = problems;
        this.metrics = new BuyMetrics(registry);
    }

    Mono<ServerResponse> buy(ServerRequest call) {
        ServerHttpRequest request = call.exchange().getRequest();
        Optional<Shopper> shopper = tokens.verify(request.getHeaders());
        if (shopper.isEmpty()) {
            return problems.response(call, unauthenticated());
        }
        Optional<Problem> refusal = buyers.refusal(shopper.get());
        if (refusal.isPresent()) {
            return problems.response(call, refusal.get());
        }
        if (!isJson(request.getHeaders().getFirst(HttpHeaders.CONTENT_TYPE))) {
            return problems.response(call, notJson());
        }
        CustomerId customer = shopper.get().id();
        return DataBufferUtils.join(request.getBody(), MOST_BYTES)
                .map(BuyHandler::bytes)
                .defaultIfEmpty(new byte[0])
                .map(body -> request(call, customer, body))
                .flatMap(buyNow::buy)
                .flatMap(outcome -> answer(call, outcome))
                .onErrorResume(DataBufferLimitException.class, _ -> problems.response(call, tooLarge()))
                .onErrorResume(InvalidInput.class, wrong -> problems.response(call, Problem.invalid(wrong.problems())))
                .onErrorResume(Unavailable.class, _ -> unknown(call));
    }

    private static BuyRequest request(ServerRequest call, CustomerId customer, byte[] body) {
        String key = KeyHeader.read(call.exchange().getRequest().getHeaders(), "order");
        List<BuyRequest.Line> lines = BuyBody.read(body);
        return new BuyRequest(customer, saleId(call), key, lines);
    }

    /** A sale with an impossible id does not exist: the 404 is the same. */
    private static SaleId saleId(ServerRequest call) {
        try {
            return new SaleId(call.pathVariable("id"));
        } catch (InvalidInput _) {
            return NO_SALE;
        }
    }

    private static final SaleId NO_SALE = new SaleId("00000000000000000000000000");

    private Mono<ServerResponse> answer(ServerRequest call, BuyOutcome outcome) {
        metrics.count(outcome);
        return switch (outcome) {
            case BuyOutcome.Placed(var order, var payBy) -> accepted(BuyAnswers.placed(order, payBy));
            case BuyOutcome.Waitlisted(var order, var position) -> accepted(BuyAnswers.waitlisted(order, position));
            case BuyOutcome refusal -> problems.response(call, BuyAnswers.problem(refusal));
        };
    }

    private static Mono<ServerResponse> accepted(byte[] body) {
        return Mono.just(new BytesResponse(HttpStatus.ACCEPTED, JSON, body));
    }

    /** The one place where an error becomes an answer: nobody knows, so the client must repeat. */
    private Mono<ServerResponse> unknown(ServerRequest call) {
        metrics.countUnknown();
        Problem unknown = Problem.of(
                        ProblemType.UNAVAILABLE,
                        "It is not known whether the order was placed. Repeat with the same Idempotency-Key.")
                .retryAfter(UNKNOWN_PAUSE);
        return problems.response(call, unknown);
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    private static boolean isJson(@Nullable String contentType) {
        String json = MediaType.APPLICATION_JSON_VALUE;
        return contentType != null && contentType.regionMatches(true, 0, json, 0, json.length());
    }

    private static Problem unauthenticated() {
        return Problem.of(ProblemType.UNAUTHENTICATED, "Authorization: missing or not good any more (expected: Bearer)")
                .challenge("Bearer");
    }

    private static Problem notJson() {
        return Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, "Content-Type (expected: application/json)");
    }

    private static Problem tooLarge() {
        return Problem.of(ProblemType.TOO_LARGE, "The body is larger than " + MOST_BYTES + " bytes.");
    }

    private static HttpHeaders contentType(MediaType type) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(type);
        return HttpHeaders.readOnlyHttpHeaders(headers);
    }
}
