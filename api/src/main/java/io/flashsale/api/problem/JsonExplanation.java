package io.flashsale.api.problem;

import io.flashsale.shared.FieldProblem;
import io.flashsale.shared.InvalidInput;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** What is wrong with a JSON document, by the names of its fields. */
final class JsonExplanation {

    private JsonExplanation() {}

    static List<FieldProblem> of(JacksonException error) {
        if (error.getCause() instanceof InvalidInput invalid) {
            return invalid.problems();
        }
        return List.of(
                switch (error) {
                    case UnrecognizedPropertyException unknown ->
                        new FieldProblem(path(error), "…", "none but " + known(unknown));
                    case InvalidFormatException wrong ->
                        new FieldProblem(
                                path(error), String.valueOf(wrong.getValue()), expected(wrong.getTargetType()));
                    case MismatchedInputException wrong ->
                        new FieldProblem(path(error), token(wrong), expected(wrong.getTargetType()));
                    case InputCoercionException wrong ->
                        new FieldProblem(path(error), "out of range", expected(wrong.getTargetType()));
                    case StreamConstraintsException _ ->
                        new FieldProblem("body", "…", "a JSON document without deep nesting and very long values");
                    default -> malformed(error);
                });
    }

    /** What a value of a type of ours looks like in JSON. */
    static String expected(@Nullable Class<?> type) {
        if (type == null) {
            return "a value of another type";
        }
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(Object::toString)
                            .collect(Collectors.joining(", "));
        }
        return switch (type.getSimpleName()) {
            case "int", "Integer" -> "a whole number from " + Integer.MIN_VALUE + " to " + Integer.MAX_VALUE;
            case "long", "Long" -> "a whole number from " + Long.MIN_VALUE + " to " + Long.MAX_VALUE;
            case "boolean", "Boolean" -> "true or false";
            case "BigDecimal" -> "a number";
            case "Instant" -> "a time like 2026-12-01T10:00:00Z";
            case "String" -> "a text";
            case "List" -> "an array";
            default -> "an object";
        };
    }

    private static FieldProblem malformed(JacksonException error) {
        TokenStreamLocation place = error.getLocation();
        String where = place == null ? "" : ", wrong at line " + place.getLineNr() + ", column " + place.getColumnNr();
        return new FieldProblem("body", "…", "a JSON document in UTF-8" + where);
    }

    private static String known(UnrecognizedPropertyException error) {
        var names = error.getKnownPropertyIds();
        return names == null
                ? "the documented fields"
                : names.stream().map(Object::toString).sorted().collect(Collectors.joining(", "));
    }

    private static @Nullable String token(MismatchedInputException error) {
        return switch (error.getCurrentToken()) {
            case null -> "…";
            case VALUE_NULL -> null;
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            default -> "…";
        };
    }

    /** For example {@code lines[0].quantity}. */
    private static String path(JacksonException error) {
        var path = new StringBuilder();
        for (JacksonException.Reference step : error.getPath()) {
            String name = step.getPropertyName();
            if (name == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(name);
            }
        }
        return path.isEmpty() ? "body" : path.toString();
    }
}
