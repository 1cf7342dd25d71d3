package io.flashsale.order.kafka;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.flashsale.order.ArchivalReason;
import io.flashsale.shared.CustomerId;
import io.flashsale.shared.OrderId;
import io.flashsale.shared.PaymentId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record as it stands in the log: JSON, times in ms, without what a kind does not have. What a kind needs and does
 * not have is an {@link IllegalArgumentException} that names the field.
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
        @Nullable Boolean last,
        @Nullable String carrier,
        @Nullable String waybill) {

    private static final long LAST_MILLIS =
            Instant.parse("2200-01-01T00:00:00Z").toEpochMilli();

    String requiredKind() {
        return required("kind", kind);
    }

    OrderId orderId() {
        return new OrderId(required("order", order));
    }

    Instant time() {
        return time("at", at);
    }

    Instant until() {
        return time("deadline", deadline);
    }

    long requiredPosition() {
        return required("position", position);
    }

    long requiredSequence() {
        return required("sequence", sequence);
    }

    CustomerId admin() {
        return new CustomerId(required("by", by));
    }

    PaymentId paymentId() {
        return new PaymentId(required("payment", payment));
    }

    boolean wasLast() {
        return required("last", last);
    }

    ArchivalReason archivalReason() {
        return ArchivalReason.valueOf(required("reason", reason));
    }

    /** MariaDB would store 0000-00-00 for a time that it cannot hold, without a word. */
    private static Instant time(String field, @Nullable Long millis) {
        long given = required(field, millis);
        if (given < 0 || given > LAST_MILLIS) {
            throw new IllegalArgumentException(field + ": " + given + " (expected: a time from 1970 to 2200)");
        }
        return Instant.ofEpochMilli(given);
    }

    static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException(field + ": null (expected: a value)");
        }
        return value;
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
