package io.flashsale.api.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.api.testing.Accounts;
import io.flashsale.api.testing.Answer;
import io.flashsale.api.testing.Books;
import io.flashsale.api.testing.Customer;
import io.flashsale.api.testing.Shop;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Customers with an account and a phone, each with a number of his or her own. */
record TextReaders(Shop shop, Books books) {

    private static final AtomicInteger NUMBERS = new AtomicInteger(10_000);

    /** Somebody with a phone. */
    record Owner(Customer customer, String phone) {}

    /** Who wants texts. */
    Owner reader() {
        Owner owner = owner();
        assertThat(wish(owner.customer(), "{\"wanted\": true}").status()).isEqualTo(200);
        return owner;
    }

    /** Who has not asked for texts. */
    Owner owner() {
        Customer customer = shop.customer();
        new Accounts(books).make(customer.id(), "Ada");
        String phone = "+9198765" + NUMBERS.incrementAndGet();
        change(customer, phone);
        return new Owner(customer, phone);
    }

    /** These customers have no session to do it by. */
    void change(Customer customer, @Nullable String phone) {
        String value = phone == null ? "NULL" : "'" + phone + "'";
        books.execute("UPDATE customer SET phone = " + value + " WHERE id = '" + customer.id() + "'");
    }

    Answer wish(Customer customer, String body) {
        return shop.call(customer, "PUT", "/api/me/text-messages", body);
    }
}
