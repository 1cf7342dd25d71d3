package io.flashsale.api.pricing;

import io.flashsale.api.problem.Problem;
import io.flashsale.api.problem.ProblemType;
import io.flashsale.pricing.ActiveWindow;
import io.flashsale.pricing.PriceDataChange;
import io.flashsale.shared.FieldProblem;
import io.flashsale.shared.Fields;
import io.flashsale.shared.InvalidInput;
import io.flashsale.shared.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the back office sends to edit a price. What is left out stays. The fields that are nodes tell being left out,
 * which is null, from being null.
 */
record PriceDataChangeBody(
        @Nullable BigDecimal amount,

        @Schema(type = "string", format = "date-time") @Nullable
        JsonNode activeFrom,

        @Schema(type = "string", format = "date-time") @Nullable
        JsonNode activeTo,

        @Schema(hidden = true) @Nullable JsonNode limitedByQuantity,
        @Schema(hidden = true) @Nullable JsonNode startingQuantity,
        @Schema(hidden = true) @Nullable JsonNode availableQuantity) {

    private static final String READ_ONLY =
            "nothing: it was set when the price was created, a stock adjustment changes it";

    PriceDataChange toChange() {
        requireNothingReadOnly();
        var fields = new Fields();
        var price = fields.together(() -> amount == null ? new Amount(null) : new Amount(Money.requireAmount(amount)));
        var from = fields.together(() -> new Edge("activeFrom", activeFrom));
        var to = fields.together(() -> new Edge("activeTo", activeTo));
        return fields.into(() -> new PriceDataChange(
                price.value().given,
                before -> new ActiveWindow(
                        from.value().or(before.from()), to.value().or(before.to()))));
    }

    private void requireNothingReadOnly() {
        Map<String, JsonNode> named = new LinkedHashMap<>();
        putIfNamed(named, "limitedByQuantity", limitedByQuantity);
        putIfNamed(named, "startingQuantity", startingQuantity);
        putIfNamed(named, "availableQuantity", availableQuantity);
        if (!named.isEmpty()) {
            List<FieldProblem> problems = named.entrySet().stream()
                    .map(field ->
                            new FieldProblem(field.getKey(), field.getValue().toString(), READ_ONLY))
                    .toList();
            throw Problem.of(ProblemType.READ_ONLY, problems.getFirst().message())
                    .with(problems)
                    .signal();
        }
    }

    private static void putIfNamed(Map<String, JsonNode> named, String field, @Nullable JsonNode given) {
        if (given != null) {
            named.put(field, given);
        }
    }

    private record Amount(@Nullable BigDecimal given) {}

    /** One end of the window: left out, taken away, or a time. */
    private record Edge(boolean named, @Nullable Instant time) {

        Edge(String field, @Nullable JsonNode given) {
            this(given != null, given == null || given.isNull() ? null : time(field, given));
        }

        @Nullable
        Instant or(@Nullable Instant before) {
            return named ? time : before;
        }

        private static Instant time(String field, JsonNode given) {
            try {
                return Instant.parse(Objects.requireNonNull(given.isString() ? given.stringValue() : ""));
            } catch (DateTimeParseException _) {
                throw new InvalidInput(field, given.toString(), "a time like 2026-12-01T10:00:00Z, or null");
            }
        }
    }
}
