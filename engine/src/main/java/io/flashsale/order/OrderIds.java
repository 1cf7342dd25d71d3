package io.flashsale.order;

import io.flashsale.shared.CustomerId;
import io.flashsale.shared.OrderId;
import io.flashsale.shared.PaymentId;
import io.flashsale.shared.SaleId;
import java.time.Instant;

/**
 * Order ids made from what the request is, so that a repeat means the same order on every instance. A ULID: the time is
 * the sale's opening time, the rest the first 80 bits of SHA-256 over customer id, sale id and idempotency key, or over
 * sale id and attempt of what another system records.
 */
public final class OrderIds {

    private static final String RECORDING = "recording";

    private OrderIds() {}

    public static OrderId of(CustomerId customer, SaleId sale, Instant opensAt, String idempotencyKey) {
        return new OrderId(DerivedUlid.of(opensAt, customer + "|" + sale + "|" + idempotencyKey));
    }

    /** The same whoever the customer is: a transaction has one recording at a time. No purchase has this id. */
    public static OrderId of(Attempt attempt, SaleId sale, Instant opensAt) {
        String text = RECORDING + "|" + sale + "|" + attempt.number() + "|" + attempt.transaction();
        return new OrderId(DerivedUlid.of(opensAt, text));
    }

    /** An attempt to pay an order, as the customer who asks for it names it. */
    public static PaymentId payment(OrderId order, String idempotencyKey) {
        return new PaymentId(DerivedUlid.withTimeOf(order.value(), "payment|" + order + "|" + idempotencyKey));
    }

    /** What the ids of a sale's orders begin with. */
    public static String prefix(Instant opensAt) {
        return DerivedUlid.prefix(opensAt);
    }

    /** 16 hex digits that tell one request body from another. */
    public static String fingerprint(String body) {
        byte[] digest = DerivedUlid.sha256(body);
        StringBuilder hex = new StringBuilder(16);
        for (int i = 0; i < 8; i++) {
            hex.append(Character.forDigit(digest[i] >> 4 & 0xf, 16)).append(Character.forDigit(digest[i] & 0xf, 16));
        }
        return hex.toString();
    }
}
