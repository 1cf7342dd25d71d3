package io.flashsale.order.kafka;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record as it stands in the log: JSON, times in ms, without what a kind does not have.
 *
 * @param kind name of the record's type, for example {@code OrderPlaced}
 * @param at   when it happened
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record WireRecord(
        String kind,
        String order,
        @Nullable Draft draft,
        @Nullable Long at,
        @Nullable Long deadline,
        @Nullable Long position,
        @Nullable Long sequence,
        @Nullable String by,
        @Nullable Attempt attempt,
        @Nullable String reason,
        @Nullable String payment,
        @Nullable Boolean last) {

    WireRecord of(String givenPayment, @Nullable Boolean givenLast) {
        return new WireRecord(
                kind, order, draft, at, deadline, position, sequence, by, attempt, reason, givenPayment, givenLast);
    }

    /** @param recording absent in a purchase */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Draft(
            String sale,
            String customer,
            String fingerprint,
            String currency,
            List<Line> lines,
            @Nullable Recording recording) {}

    record Recording(String customerType, String customerId, Attempt attempt) {}

    record Attempt(String type, String id, int number) {}

    /** @param limited absent for true: most lines are limited */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(
            String sku,
            int quantity,
            BigDecimal unitPrice,
            String priceType,
            @Nullable String priceList,
            @Nullable String priceData,
            @Nullable Boolean limited) {}
}
