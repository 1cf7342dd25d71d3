package io.flashsale.api.pricing;

import io.flashsale.pricing.UsageFilter;
import io.flashsale.shared.Fields;
import io.flashsale.shared.InvalidInput;
import io.flashsale.shared.PriceDataId;
import io.flashsale.shared.ReferenceId;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** The filters of a search in the audit trail, as they stand in the query of a request. */
record UsageParameters(
        @Nullable String priceDataId,
        @Nullable String customerReferenceId,
        @Nullable String transactionReferenceId,
        @Nullable String from,
        @Nullable String to,
        @Nullable String archived) {

    UsageFilter toFilter() {
        var fields = new Fields();
        var price = fields.optional("priceDataId", priceDataId, PriceDataId::new);
        var customer = fields.optional("customerReferenceId", customerReferenceId, ReferenceId::new);
        var transaction = fields.optional("transactionReferenceId", transactionReferenceId, ReferenceId::new);
        var first = fields.optional("from", from, UsageParameters::time);
        var end = fields.optional("to", to, UsageParameters::time);
        var gone = fields.optional("archived", archived, UsageParameters::truth);
        return fields.into(() -> new UsageFilter(
                price.orNull(), customer.orNull(), transaction.orNull(), first.orNull(), end.orNull(), gone.orNull()));
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException _) {
            throw new InvalidInput("time", text, "a time like 2026-12-01T10:00:00Z");
        }
    }

    private static Boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new InvalidInput("truth", text, "true or false");
        };
    }
}
