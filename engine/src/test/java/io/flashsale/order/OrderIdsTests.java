package io.flashsale.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.shared.CustomerId;
import io.flashsale.shared.OrderId;
import io.flashsale.shared.SaleId;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderIdsTests {

    private static final CustomerId ANNA = new CustomerId("01ARZ3NDEKTSV4RRFFQ69G5FAV");
    private static final CustomerId BERT = new CustomerId("01BX5ZZKBKACTAV9WEVGEMMVRZ");
    private static final SaleId SALE = new SaleId("01BX5ZZKBKACTAV9WEVGEMMVRZ");
    private static final Instant OPENS = Instant.parse("2025-01-01T00:00:00Z");

    /** Worked out with Python's hashlib over {@code customer|sale|key}. */
    @Test
    void isTheOpeningTimeAndTheFirstEightyBitsOfTheHash() {
        assertThat(OrderIds.of(ANNA, SALE, OPENS, "one")).isEqualTo(new OrderId("01JGFJJZ00RKRMD33VNF9KCSSG"));
        assertThat(OrderIds.fingerprint("SKU-1=1;")).isEqualTo("38502f3affe492a1");
    }

    @Test
    void theSameRequestIsTheSameOrder() {
        assertThat(OrderIds.of(ANNA, SALE, OPENS, "one")).isEqualTo(OrderIds.of(ANNA, SALE, OPENS, "one"));
    }

    @Test
    void anotherCustomerSaleOrKeyIsAnotherOrder() {
        var order = OrderIds.of(ANNA, SALE, OPENS, "one");

        assertThat(OrderIds.of(BERT, SALE, OPENS, "one")).isNotEqualTo(order);
        assertThat(OrderIds.of(ANNA, new SaleId(ANNA.value()), OPENS, "one")).isNotEqualTo(order);
        assertThat(OrderIds.of(ANNA, SALE, OPENS, "two")).isNotEqualTo(order);
        assertThat(OrderIds.of(ANNA, SALE, OPENS, "ONE")).isNotEqualTo(order);
    }

    @Test
    void aThousandKeysAreAThousandOrders() {
        var orders = IntStream.range(0, 1_000).mapToObj(key -> OrderIds.of(ANNA, SALE, OPENS, "key-" + key));

        assertThat(orders.distinct()).hasSize(1_000);
    }

    @ParameterizedTest
    @CsvSource({
        "1970-01-01T00:00:00Z, 0000000000",
        "2025-01-01T00:00:00Z, 01JGFJJZ00",
        "2025-01-01T00:00:00.001Z, 01JGFJJZ01",
        "+10889-08-02T05:31:50.655Z, 7ZZZZZZZZZ",
    })
    void beginsWithTheOpeningTime(Instant opens, String prefix) {
        assertThat(OrderIds.prefix(opens)).isEqualTo(prefix);
        assertThat(OrderIds.of(ANNA, SALE, opens, "one").value()).startsWith(prefix);
    }
}
