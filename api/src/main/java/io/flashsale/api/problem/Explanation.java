package io.flashsale.api.problem;

import io.flashsale.shared.InvalidInput;
import io.flashsale.shared.Unavailable;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.MethodParameter;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.server.ContentTooLargeException;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.MissingRequestValueException;
import org.springframework.web.server.NotAcceptableStatusException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;
import tools.jackson.core.JacksonException;

/** What an error means to the caller. */
final class Explanation {

    private static final Duration DATABASE_PAUSE = Duration.ofSeconds(2);

    private Explanation() {}

    /** Empty: nobody foresaw this error. */
    static Optional<Problem> of(Throwable error) {
        return Optional.ofNullable(
                switch (error) {
                    case ProblemSignal signal -> signal.problem();
                    case InvalidInput invalid -> Problem.invalid(invalid.problems());
                    case Unavailable unavailable -> unavailable(unavailable.retryAfter());
                    case DataBufferLimitException _ -> tooLarge();
                    case DecodingException unreadable -> unreadable(unreadable);
                    case ResponseStatusException status -> ofStatus(status);
                    case TransientDataAccessException _,
                            DataAccessResourceFailureException _,
                            CannotCreateTransactionException _ -> unavailable(DATABASE_PAUSE);
                    default -> null;
                });
    }

    private static @Nullable Problem ofStatus(ResponseStatusException error) {
        return switch (error) {
            case MissingRequestValueException missing -> Problem.invalid(missing.getName(), null, "a value");
            case ServerWebInputException input -> ofInput(input);
            case ContentTooLargeException _ -> tooLarge();
            case MethodNotAllowedException wrong -> methodNotAllowed(wrong);
            case NotAcceptableStatusException _ ->
                Problem.of(ProblemType.NOT_ACCEPTABLE, "Answers are application/json or application/problem+json.");
            case UnsupportedMediaTypeStatusException wrong -> unsupported(wrong);
            default -> byCode(error);
        };
    }

    private static @Nullable Problem byCode(ResponseStatusException error) {
        return switch (HttpStatus.resolve(error.getStatusCode().value())) {
            case NOT_FOUND -> Problem.of(ProblemType.NOT_FOUND, "There is nothing at this address.");
            case UNSUPPORTED_MEDIA_TYPE ->
                Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, "Content-Type (expected: application/json)");
            case null, default ->
                error.getStatusCode().is4xxClientError()
                        ? Problem.of(ProblemType.REQUEST_FAILED, "The request cannot be answered.")
                        : null;
        };
    }

    private static Problem ofInput(ServerWebInputException error) {
        return switch (error.getCause()) {
            case DecodingException unreadable -> unreadable(unreadable);
            case DataBufferLimitException _ -> tooLarge();
            case TypeMismatchException wrong ->
                Problem.invalid(nameOf(error.getMethodParameter()), text(wrong.getValue()), expected(wrong));
            case null, default -> Problem.invalid("body", null, "what this call reads");
        };
    }

    private static Problem unreadable(DecodingException error) {
        return switch (error.getCause()) {
            case JacksonException wrong -> Problem.invalid(JsonExplanation.of(wrong));
            case DataBufferLimitException _ -> tooLarge();
            case null, default -> Problem.invalid("body", null, "a JSON document in UTF-8");
        };
    }

    private static Problem methodNotAllowed(MethodNotAllowedException error) {
        String allowed = error.getSupportedMethods().stream()
                .map(Object::toString)
                .sorted()
                .collect(Collectors.joining(", "));
        return Problem.of(ProblemType.METHOD_NOT_ALLOWED, error.getHttpMethod() + " (expected: " + allowed + ")")
                .with(error.getHeaders());
    }

    private static Problem unsupported(UnsupportedMediaTypeStatusException error) {
        String expected =
                error.getSupportedMediaTypes().stream().map(MediaType::toString).collect(Collectors.joining(", "));
        return Problem.of(
                ProblemType.UNSUPPORTED_MEDIA_TYPE,
                "Content-Type: " + error.getContentType() + " (expected: " + expected + ")");
    }

    private static Problem tooLarge() {
        return Problem.of(ProblemType.TOO_LARGE, "The body is larger than this call accepts.");
    }

    private static Problem unavailable(Duration wait) {
        return Problem.of(
                        ProblemType.UNAVAILABLE, "The server cannot answer this now. Nothing is known to have changed.")
                .retryAfter(wait);
    }

    private static String nameOf(@Nullable MethodParameter parameter) {
        String name = parameter == null ? null : parameter.getParameterName();
        return name == null ? "parameter" : name;
    }

    private static String expected(TypeMismatchException wrong) {
        return JsonExplanation.expected(wrong.getRequiredType());
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
