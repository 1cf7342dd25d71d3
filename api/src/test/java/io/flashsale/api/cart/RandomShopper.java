package io.flashsale.api.cart;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.api.testing.Answer;
import io.flashsale.api.testing.Customer;
import io.flashsale.api.testing.OnSale;
import io.flashsale.api.testing.Shop;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A customer who does one thing after the other, as chance wants it, and checks each bill. */
final class RandomShopper {

    private final Shop shop;
    private final CartCalls carts;
    private final OnSale sale;
    private final Random random;
    private final Customer customer;
    private final List<String> orders = new ArrayList<>();
    private @Nullable Answer cart;
    private int keys;
    private int bills;

    RandomShopper(Shop shop, OnSale sale, Random random) {
        this.shop = shop;
        this.carts = new CartCalls(shop);
        this.sale = sale;
        this.random = random;
        this.customer = shop.customer();
    }

    /** How many orders that were carts have been compared with what their cart had shown. */
    int bills() {
        return bills;
    }

    void step(String where) {
        switch (random.nextInt(10)) {
            case 0, 1, 2 -> add();
            case 3 -> change();
            case 4, 5, 6 -> checkOut(where);
            case 7 -> buy();
            case 8 -> end(order -> shop.cancel(customer, order));
            default -> end(shop::confirm);
        }
    }

    private void add() {
        cart = decided(() -> carts.add(customer, openCart(), anySku(), 1 + random.nextInt(4)));
    }

    private void change() {
        cart = decided(() -> carts.change(customer, openCart(), anySku(), 1 + random.nextInt(4)));
    }

    private void checkOut(String where) {
        Answer seen = openCart();
        Answer answer = answered(() -> carts.checkOut(customer, seen));
        if (answer.status() == 202) {
            orders.add(answer.orderId());
            checkBill(seen, answer.orderId(), where);
            cart = null;
        } else {
            assertThat(answer.status()).as("%s: %s", where, answer).isEqualTo(409);
            cart = decided(() -> carts.show(customer, seen));
        }
    }

    private void checkBill(Answer seen, String order, String where) {
        Answer bill = answered(() -> shop.order(customer, order));
        assertThat(lines(bill.body().get("lines"), CartCalls.LIMITED_LINE))
                .as("%s: order %s", where, order)
                .isEqualTo(lines(seen.body().get("items"), CartCalls.LIMITED_ITEM));
        assertThat(bill.body().at("/total/amount")).isEqualTo(seen.body().at("/subtotal/amount"));
        bills++;
    }

    private static List<String> lines(JsonNode units, String limited) {
        List<String> texts = new ArrayList<>();
        units.forEach(each -> texts.add(each.get("sku").asString() + " " + CartCalls.text(each, limited)));
        return texts;
    }

    private void buy() {
        int[] quantities = new int[sale.skus().size()];
        quantities[random.nextInt(quantities.length)] = 1 + random.nextInt(3);
        String key = "key-" + keys++;
        Answer answer = answered(() -> shop.buy(customer, key, sale, quantities));
        if (answer.status() == 202) {
            orders.add(answer.orderId());
        }
    }

    private void end(Function<String, Answer> call) {
        if (!orders.isEmpty()) {
            String order = orders.get(random.nextInt(orders.size()));
            Answer answer = answered(() -> call.apply(order));
            assertThat(answer.status()).as("%s", answer).isIn(202, 409);
        }
    }

    private Answer openCart() {
        Answer open = cart;
        if (open == null) {
            open = decided(() -> carts.begin(customer));
            cart = open;
        }
        return open;
    }

    /** The cart afterwards, which is another than the one of a refused write. */
    private Answer decided(Supplier<Answer> write) {
        Answer answer = answered(write);
        if (answer.status() == 200 || answer.status() == 201) {
            return answer;
        }
        assertThat(answer.status()).as("%s", answer).isIn(404, 409);
        return answered(() -> carts.show(customer, openCart()));
    }

    /** With the same request again for as long as nobody knows. */
    private static Answer answered(Supplier<Answer> call) {
        Answer answer = call.get();
        for (int tries = 0; answer.status() == 503 && tries < 100; tries++) {
            answer = call.get();
        }
        assertThat(answer.status()).as("%s", answer).isLessThan(500);
        return answer;
    }

    private String anySku() {
        return sale.skus().get(random.nextInt(sale.skus().size()));
    }
}
