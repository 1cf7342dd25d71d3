package io.flashsale.api.pricing;

import com.github.f4b6a3.ulid.Ulid;
import com.github.f4b6a3.ulid.UlidCreator;
import com.github.f4b6a3.ulid.UlidFactory;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows of the audit trail as SQL, of one unit each, by transactions of which nobody knows. */
final class UsageRows {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);
    private static final UlidFactory IDS = UlidFactory.newInstance(new SecureRandom());

    private UsageRows() {}

    /** None of them archived. */
    static String insert(String price, Instant usedAt, int count) {
        String rows = IntStream.range(0, count)
                .mapToObj(_ -> "('%s', '%s', 'BLC_CUSTOMER', '%s', 'BLC_CART', '%s', 1, '%s')"
                        .formatted(id(usedAt), price, UlidCreator.getUlid(), UlidCreator.getUlid(), time(usedAt)))
                .collect(Collectors.joining(", "));
        return "INSERT INTO price_data_usage_detail (id, price_data_id, customer_reference_type,"
                + " customer_reference_id, transaction_reference_type, transaction_reference_id, usage_quantity,"
                + " usage_date) VALUES " + rows;
    }

    /** As MySQL writes it. */
    static String time(Instant instant) {
        return TIME.format(instant);
    }

    private static Ulid id(Instant usedAt) {
        return IDS.create(usedAt.toEpochMilli());
    }
}
