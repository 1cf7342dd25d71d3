package io.flashsale.api.process;

import io.flashsale.account.Role;
import io.flashsale.api.security.AccessTokens;
import io.flashsale.api.security.JwtSettings;
import io.flashsale.api.security.Shopper;
import io.flashsale.platform.Ids;
import io.flashsale.shared.CustomerId;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** An open sale of one SKU at one limited price, through HTTP. Its customers have tokens and no accounts. */
final class SmallSale {

    private static final AccessTokens TOKENS = new AccessTokens(
            new JwtSettings(Corner.JWT_SECRET, Duration.ofHours(1), "flashsale", "flashsale"), Clock.systemUTC());
    private static final Ids IDS = new Ids(Clock.systemUTC());
    private static final String ADMIN = token(Role.ADMIN);

    private final String id;
    private final String sku;
    private final int units;

    private SmallSale(String id, String sku, int units) {
        this.id = id;
        this.sku = sku;
        this.units = units;
    }

    /** Makes and opens a sale; a customer may have one unit. */
    static SmallSale open(AppProcess app, int units, int waitlistCapacity) {
        return open(app, units, waitlistCapacity, 600, "USD");
    }

    /** The same, with so many seconds to pay: from the purchase, and from the first payment on. */
    static SmallSale open(AppProcess app, int units, int waitlistCapacity, int seconds, String currency) {
        String sku = "SKU-" + IDS.next();
        String product = created(app, "products", """
                {"name": "Thing"}""");
        created(app, "skus", """
                {"code": "%s", "productId": "%s", "name": "Thing",
                 "basePrice": {"amount": 10.00, "currency": "%s"}}""".formatted(sku, product, currency));
        String list = created(app, "price-lists", """
                {"name": "Sale", "type": "SALE", "currency": "%s", "priority": 1}""".formatted(currency));
        created(app, "price-data", """
                {"priceListId": "%s", "sku": "%s", "amount": 1.00, "limitedByQuantity": true,
                 "startingQuantity": %d, "availableQuantity": %d}""".formatted(list, sku, units, units));
        Instant now = Instant.now();
        String sale = created(app, "sales", """
                {"slug": "%s", "title": "Sale", "priceListId": "%s", "opensAt": "%s", "closesAt": "%s",
                 "limitPerCustomer": 1, "holdSeconds": %d, "tokensPerSecond": 100000, "tokenBurst": 100000,
                 "waitlistCapacity": %d, "paymentSeconds": %d, "cashOnDeliveryUpTo": 100}""".formatted(
                        sku.toLowerCase(java.util.Locale.ROOT),
                        list,
                        now.minusSeconds(1),
                        now.plusSeconds(3600),
                        seconds,
                        waitlistCapacity,
                        seconds));
        checked(app, "open", admin(app, "POST", "/api/admin/sales/" + sale + "/open", ""), 200);
        String gate = "{" + sale + ":0}:sale";
        app.await("an open gate", () -> "OPEN".equals(app.corner().redis().hget(gate, "state")));
        return new SmallSale(sale, sku, units);
    }

    String id() {
        return id;
    }

    int units() {
        return units;
    }

    /** An administrator's access token. */
    static String admin() {
        return ADMIN;
    }

    /** A customer's access token. */
    static String newCustomer() {
        return token(Role.CUSTOMER);
    }

    /** One try to buy one unit. */
    Answer buy(AppProcess app, String customer, String key) {
        String body = "{\"lines\": [{\"sku\": \"" + sku + "\", \"quantity\": 1}]}";
        return Answer.to(request(app, customer, "/api/sales/" + id + "/orders")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body)));
    }

    static Answer show(AppProcess app, String customer, String order) {
        return Answer.to(request(app, customer, "/api/orders/" + order).GET());
    }

    static Answer cancel(AppProcess app, String customer, String order) {
        return Answer.to(request(app, customer, "/api/orders/" + order).DELETE());
    }

    /** Begins to pay an order by PayU. */
    static Answer pay(AppProcess app, String customer, String order) {
        String body = """
                {"method": "PAYU", "payer": {"firstName": "Ada", "email": "ada@example.com", "phone": "9876543210"}}""";
        return Answer.to(request(app, customer, "/api/orders/" + order + "/payments")
                .header("Idempotency-Key", "one")
                .POST(BodyPublishers.ofString(body)));
    }

    static Answer confirm(AppProcess app, String order) {
        return admin(app, "POST", "/api/admin/orders/" + order + "/confirm", "");
    }

    /** Whether the process has read of the sale. */
    static boolean isKnown(AppProcess app, SmallSale sale) {
        return sale.balanceAnswer(app).status() == 200;
    }

    /** Where the units are, as {@code GET /api/admin/sales/{id}/balance} tells. */
    JsonNode balance(AppProcess app) {
        return checked(app, "balance", balanceAnswer(app), 200).json();
    }

    /** Whether MySQL and the gate tell the same; not yet while the process does not know the sale. */
    boolean agrees(AppProcess app) {
        Answer answer = balanceAnswer(app);
        return answer.status() == 200 && answer.json().path("agrees").asBoolean();
    }

    Answer balanceAnswer(AppProcess app) {
        return admin(app, "GET", "/api/admin/sales/" + id + "/balance", "");
    }

    private static String created(AppProcess app, String what, String body) {
        return checked(app, what, admin(app, "POST", "/api/admin/" + what, body), 201)
                .text("id");
    }

    private static Answer checked(AppProcess app, String what, Answer answer, int expected) {
        if (answer.status() != expected) {
            throw app.failure(what + ": " + answer + " (expected: " + expected + ")");
        }
        return answer;
    }

    private static Answer admin(AppProcess app, String method, String path, String body) {
        return Answer.to(request(app, ADMIN, path).method(method, BodyPublishers.ofString(body)));
    }

    private static HttpRequest.Builder request(AppProcess app, String token, String path) {
        return HttpRequest.newBuilder(app.url(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }

    private static String token(Role role) {
        return TOKENS.mint(new Shopper(new CustomerId(IDS.next()), role).withVerifiedMail())
                .value();
    }
}
