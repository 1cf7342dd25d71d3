package io.flashsale.api.problem;

import io.flashsale.shared.FieldProblem;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * One error answer.
 *
 * @param members what this kind of problem says besides, for example when a sale opens
 * @param retryAfter the shortest wait after which a repeat makes sense; null when none does
 */
public record Problem(
        ProblemType type,
        String detail,
        List<FieldProblem> errors,
        Map<String, Object> members,
        HttpHeaders headers,
        @Nullable Duration retryAfter) {

    private static final List<String> OF_EVERY_PROBLEM =
            List.of("type", "title", "status", "detail", "instance", "errors");

    public static Problem of(ProblemType type, String detail) {
        return new Problem(type, detail, List.of(), Map.of(), HttpHeaders.EMPTY, null);
    }

    public static Problem invalid(List<FieldProblem> errors) {
        return of(ProblemType.INVALID_INPUT, errors.getFirst().message()).with(errors);
    }

    public static Problem invalid(String field, @Nullable String value, String expected) {
        return invalid(List.of(new FieldProblem(field, value, expected)));
    }

    /** The same key with another body. */
    public static Problem keyReused() {
        return of(ProblemType.KEY_REUSED, "Idempotency-Key: used for another body (expected: a new key).");
    }

    /** Whether a request that ends with this error is answered 503: nothing was decided, a repeat is right. */
    public static boolean isUnavailable(Throwable error) {
        return Explanation.of(error)
                .filter(problem -> problem.type == ProblemType.UNAVAILABLE)
                .isPresent();
    }

    public Problem with(List<FieldProblem> wrong) {
        return new Problem(type, detail, wrong, members, headers, retryAfter);
    }

    /** @param member not one that every problem has */
    public Problem with(String member, Object value) {
        if (OF_EVERY_PROBLEM.contains(member)) {
            throw new IllegalArgumentException("member: " + member + " (expected: none of " + OF_EVERY_PROBLEM + ")");
        }
        var more = new LinkedHashMap<>(members);
        more.put(member, value);
        return new Problem(type, detail, errors, more, headers, retryAfter);
    }

    public Problem with(HttpHeaders given) {
        return new Problem(type, detail, errors, members, given, retryAfter);
    }

    /** How to authenticate, as every 401 must say. */
    public Problem challenge(String scheme) {
        var challenge = new HttpHeaders();
        challenge.set(HttpHeaders.WWW_AUTHENTICATE, scheme);
        return with(challenge);
    }

    public Problem retryAfter(Duration wait) {
        return new Problem(type, detail, errors, members, headers, wait);
    }

    /** For places where an answer can only be a value or a signal. */
    public ProblemSignal signal() {
        return new ProblemSignal(this);
    }
}
