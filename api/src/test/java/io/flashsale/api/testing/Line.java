package io.flashsale.api.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;

/** Customers who came one after the other, each with one order of the same sale; counted from 0. */
public record Line(Shop shop, List<Customer> customers, List<String> orders) {

    /** Somebody new for each quantity. */
    public static Line of(Shop shop, OnSale sale, int... quantities) {
        List<Customer> customers = shop.customers(quantities.length);
        List<String> orders = IntStream.range(0, quantities.length)
                .mapToObj(i -> shop.buy(customers.get(i), "one", sale, quantities[i]))
                .map(Answer::orderId)
                .toList();
        return new Line(shop, customers, orders);
    }

    /** The same customers, at another instance. */
    public Line at(Shop other) {
        return new Line(other, customers, orders);
    }

    public Customer customer(int number) {
        return customers.get(number);
    }

    public String order(int number) {
        return orders.get(number);
    }

    public Answer show(int number) {
        return shop.order(customer(number), order(number));
    }

    /** With the same request again for as long as nobody knows. */
    public void cancel(int number) {
        Answer answer = Answer.untilDecided(() -> shop.cancel(customer(number), order(number)));
        assertThat(answer.status()).as("%s", answer).isEqualTo(202);
    }

    public Answer leave(int number) {
        return leave(customer(number), number);
    }

    /** Somebody, maybe a thief, wants this order to leave. */
    public Answer leave(Customer who, int number) {
        return shop.call(who, "DELETE", "/api/orders/" + order(number) + "/waitlist", "");
    }

    public Answer place(int number) {
        return place(customer(number), order(number));
    }

    public Answer place(Customer who, String order) {
        return shop.call(who, "GET", "/api/orders/" + order + "/waitlist", "");
    }

    public int position(int number) {
        return place(number).body().path("position").asInt();
    }

    public void await(int number, String status) {
        shop.awaitStatus(customer(number), order(number), status);
    }
}
