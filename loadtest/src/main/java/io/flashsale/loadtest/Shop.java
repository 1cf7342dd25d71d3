package io.flashsale.loadtest;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.databind.JsonNode;

/** The shop's back office, as an admin uses it over HTTP. */
final class Shop {

    private static final Duration LONGER_THAN_ANY_TEST = Duration.ofHours(3);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration GLANCE = Duration.ofMillis(100);
    private static final int UNTHROTTLED = 1_000_000;
    private static final String CURRENCY = "EUR";
    private static final String PURGES = "/api/admin/jobs/purge-price-data-usage-details/runs";

    private final JsonApi api;

    private Shop(JsonApi api) {
        this.api = api;
    }

    /** Logs in with the account in the environment: {@code FLASHSALE_ADMIN_EMAIL}, {@code FLASHSALE_ADMIN_PASSWORD}. */
    static Shop enter(URI url) throws IOException, InterruptedException {
        var anybody = JsonApi.anonymous(url);
        var account = Map.of(
                "email", Options.environment("FLASHSALE_ADMIN_EMAIL"),
                "password", Options.environment("FLASHSALE_ADMIN_PASSWORD"));
        var session = anybody.post("/api/sessions", account);
        return new Shop(anybody.withToken(session.path("accessToken").asString()));
    }

    /** Puts a new SKU on sale, from now on. */
    Sale open(NewSale wish) throws IOException, InterruptedException {
        var name = wish.name() + "-"
                + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        var list = create("price-lists", Map.of("name", name, "type", "SALE", "currency", CURRENCY));
        var priceData = priceOfNewSku(name, list, wish.units());
        var sale = create("sales", campaign(wish, name, list));
        api.post("/api/admin/sales/" + sale + "/open", Map.of());
        awaitLive(sale);
        return new Sale(sale, name, name, priceData, wish.units(), wish.limitPerCustomer());
    }

    /** Where the units are by the gate. */
    Books.AtGate atGate(Sale sale) throws IOException, InterruptedException {
        return atGate(sale.id());
    }

    /**
     * Returns when the log is applied and the gate agrees with the database, or when patience ends: what is wrong then
     * is for a report to find. A request that was cut off is put into the log by the shop's sweeper, seconds later.
     */
    void awaitRest(Sale sale, Duration patience) throws IOException, InterruptedException {
        long start = System.nanoTime();
        var balance = balance(sale.id());
        while (balance.path("lag").asLong() > 0
                || !balance.at("/prices/0/agrees").asBoolean()) {
            if (System.nanoTime() - start > patience.toNanos()) {
                return;
            }
            Thread.sleep(GLANCE);
            balance = balance(sale.id());
        }
    }

    /** Access tokens of customers that nobody has seen before, one per line; only in the bench profile. */
    void freshTokens(int count, Path file) throws IOException, InterruptedException {
        api.postInto("/bench/tokens?count=" + count, file);
    }

    void startPurge() throws IOException, InterruptedException {
        api.post(PURGES, Map.of());
    }

    PurgeRun latestPurge() throws IOException, InterruptedException {
        var runs = api.get(PURGES + "?limit=1");
        return runs.isEmpty() ? PurgeRun.NONE : PurgeRun.of(runs.get(0));
    }

    private String priceOfNewSku(String sku, String list, int units) throws IOException, InterruptedException {
        var product = create("products", Map.of("name", sku));
        var basePrice = Map.of("amount", 100, "currency", CURRENCY);
        create("skus", Map.of("code", sku, "productId", product, "name", sku, "basePrice", basePrice));
        var price = Map.of(
                "priceListId", list, "sku", sku, "amount", 10, "limitedByQuantity", true, "startingQuantity", units);
        return create("price-data", price);
    }

    private static Map<String, Object> campaign(NewSale wish, String slug, String list) {
        var now = Clock.systemUTC().instant();
        return Map.of(
                "slug", slug,
                "title", wish.name(),
                "priceListId", list,
                "opensAt", now.toString(),
                "closesAt", now.plus(LONGER_THAN_ANY_TEST).toString(),
                "limitPerCustomer", wish.limitPerCustomer(),
                "holdSeconds", LONGER_THAN_ANY_TEST.toSeconds(),
                "tokensPerSecond", UNTHROTTLED,
                "tokenBurst", UNTHROTTLED,
                "waitlistCapacity", wish.waitlistCapacity());
    }

    /** A sale that was opened goes live within seconds; the gate has its units then. */
    private void awaitLive(String sale) throws IOException, InterruptedException {
        long start = System.nanoTime();
        while (!api.has(balancePath(sale)) || atGate(sale).stock() == 0) {
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new IOException("sale " + sale + ": not live (expected: within " + PATIENCE + ")");
            }
            Thread.sleep(GLANCE);
        }
    }

    private Books.AtGate atGate(String sale) throws IOException, InterruptedException {
        var gate = balance(sale).at("/prices/0/gate");
        int taken = gate.path("held").asInt() + gate.path("sold").asInt();
        return new Books.AtGate(gate.path("stock").asInt(), taken);
    }

    private JsonNode balance(String sale) throws IOException, InterruptedException {
        return api.get(balancePath(sale));
    }

    private static String balancePath(String sale) {
        return "/api/admin/sales/" + sale + "/balance";
    }

    private String create(String what, Map<String, ?> body) throws IOException, InterruptedException {
        return api.post("/api/admin/" + what, body).path("id").asString("");
    }
}
