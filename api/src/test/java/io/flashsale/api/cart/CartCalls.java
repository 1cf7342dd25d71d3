package io.flashsale.api.cart;

import io.flashsale.api.testing.Answer;
import io.flashsale.api.testing.Customer;
import io.flashsale.api.testing.Shop;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What customers do with their carts. Each write names the version of the answer that it is given. */
record CartCalls(Shop shop) {

    /** Where an item of a cart, and a line of an order, says that its price is limited. */
    static final String LIMITED_ITEM = "/internalAttributes/IS_PRICE_LIMITED_BY_QUANTITY";

    static final String LIMITED_LINE = "/limitedByQuantity";

    /** Somebody who has not logged in. */
    Customer guest() {
        return new Customer(shop.customer().id(), "");
    }

    Answer begin(Customer customer) {
        return shop.call(customer, "POST", "/api/carts", "{\"currency\": \"USD\"}");
    }

    Answer show(Customer customer, Answer cart) {
        return send(customer, "GET", cart, "", "");
    }

    Answer showIfChanged(Customer customer, Answer cart) {
        return shop.call(customer, "GET", "/api/carts/" + cart.text("id"), "", "If-None-Match", cart.header("ETag"));
    }

    Answer delete(Customer customer, Answer cart) {
        return send(customer, "DELETE", cart, "", "");
    }

    Answer add(Customer customer, Answer cart, String sku, int quantity) {
        return send(customer, "POST", cart, "/items", "{\"sku\": \"%s\", \"quantity\": %d}".formatted(sku, quantity));
    }

    Answer change(Customer customer, Answer cart, String sku, int quantity) {
        return send(customer, "PATCH", cart, "/items/" + sku, "{\"quantity\": %d}".formatted(quantity));
    }

    Answer remove(Customer customer, Answer cart, String sku) {
        return send(customer, "DELETE", cart, "/items/" + sku, "");
    }

    Answer takeOver(Customer customer, Answer cart) {
        return send(customer, "PUT", cart, "/owner", "");
    }

    Answer checkOut(Customer customer, Answer cart) {
        return send(customer, "POST", cart, "/checkout", "");
    }

    Answer send(Customer customer, String method, Answer cart, String path, String body) {
        return shop.call(
                customer, method, "/api/carts/" + cart.text("id") + path, body, "If-Match", cart.header("ETag"));
    }

    /** Such as {@code 10 x 5.0 limited stale}. */
    static List<String> items(Answer cart) {
        List<String> texts = new ArrayList<>();
        cart.body()
                .get("items")
                .forEach(item ->
                        texts.add(text(item, LIMITED_ITEM) + (item.get("stale").asBoolean() ? " stale" : "")));
        return texts;
    }

    /** An item of a cart or a line of an order, such as {@code 10 x 5.0 limited}. */
    static String text(JsonNode units, String limited) {
        return units.get("quantity").asInt()
                + " x " + units.at("/unitPrice/amount").asDouble()
                + (units.at(limited).asBoolean() ? " limited" : "");
    }
}
