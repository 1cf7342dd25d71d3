package io.flashsale.api.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.api.testing.Accounts;
import io.flashsale.api.testing.Answer;
import io.flashsale.api.testing.Books;
import io.flashsale.api.testing.Customer;
import io.flashsale.api.testing.Shop;
import java.util.concurrent.atomic.AtomicInteger;

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
        profile(customer, "\"" + phone + "\"");
        return new Owner(customer, phone);
    }

    void profile(Customer customer, String phone) {
        Answer answer = shop.call(customer, "PUT", "/api/me", "{\"name\": \"Ada\", \"phone\": " + phone + "}");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    }

    Answer wish(Customer customer, String body) {
        return shop.call(customer, "PUT", "/api/me/text-messages", body);
    }
}
