package io.flashsale.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.shared.CustomerId;
import io.flashsale.shared.OrderId;
import io.flashsale.shared.Reference;
import io.flashsale.shared.ReferenceId;
import io.flashsale.shared.SaleId;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RecordingTests {

    private static final String ULID = "01ARZ3NDEKTSV4RRFFQ69G5FAV";
    private static final Attempt ATTEMPT = Attempt.first(reference("BLC_CART", "cart"));
    private static final SaleId SALE = new SaleId(ULID);
    private static final Instant OPENS = Instant.parse("2025-01-01T12:00:00Z");

    @Test
    void aCustomerOfOursCountsAsThemselves() {
        assertThat(counted("BLC_CUSTOMER", ULID)).isEqualTo(new CustomerId(ULID));
    }

    @Test
    void anybodyElseCountsAsSomebodyWhoIsNoCustomerOfOurs() {
        var foreign = Stream.of(
                        counted("BLC_CUSTOMER", "4711"),
                        counted("BLC_CUSTOMER", "4712"),
                        counted("ERP_CUSTOMER", "4711"),
                        counted("ERP_CUSTOMER", ULID))
                .map(CustomerId::value);

        assertThat(foreign).doesNotHaveDuplicates().allMatch(id -> id.startsWith("0000000000"));
        assertThat(counted("BLC_CUSTOMER", "4711")).isEqualTo(counted("BLC_CUSTOMER", "4711"));
    }

    @Test
    void eachAttemptOfATransactionInASaleIsAnotherOrderWhoeverTheCustomerIs() {
        var orders = Stream.of(
                order(ATTEMPT),
                order(ATTEMPT.next()),
                order(Attempt.first(reference("BLC_CART", "other"))),
                order(Attempt.first(reference("QUOTE", "cart"))));

        assertThat(orders).doesNotHaveDuplicates().allMatch(id -> id.value().startsWith(OrderIds.prefix(OPENS)));
        assertThat(order(ATTEMPT)).isEqualTo(order(Attempt.first(reference("BLC_CART", "cart"))));
    }

    private static OrderId order(Attempt attempt) {
        return OrderIds.of(attempt, SALE, OPENS);
    }

    private static CustomerId counted(String type, String id) {
        return new Recording(reference(type, id), ATTEMPT).customerId();
    }

    private static Reference reference(String type, String id) {
        return new Reference(type, new ReferenceId(id));
    }
}
