package io.flashsale.api.testing;

import io.flashsale.shared.CustomerId;
import java.util.Locale;

/** Gives customers, who need only a token to buy, an account with a name and a verified mail address. */
public record Accounts(Books books) {

    /** The mail address of a customer's account. */
    public static String address(CustomerId id) {
        return id.value().toLowerCase(Locale.ROOT) + "@example.com";
    }

    /** The name must need no quoting. */
    public void make(CustomerId id, String name) {
        books.inOneTransaction(
                "INSERT INTO customer (id, name, role, created_at) VALUES ('%s', '%s', 'CUSTOMER', NOW())"
                        .formatted(id.value(), name),
                "INSERT INTO customer_identity (provider, subject, customer_id, created_at, verified_at)"
                        + " VALUES ('PASSWORD', '%s', '%s', NOW(), NOW())".formatted(address(id), id.value()));
    }
}
