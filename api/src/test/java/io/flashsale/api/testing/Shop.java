package io.flashsale.api.testing;

import static org.awaitility.Awaitility.await;

import com.github.f4b6a3.ulid.UlidCreator;
import io.flashsale.account.Role;
import io.flashsale.api.security.AccessTokens;
import io.flashsale.api.security.Shopper;
import io.flashsale.shared.CustomerId;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** The shop over HTTP: what an organiser sets up, and what customers do. */
public final class Shop {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    private final URI address;
    private final AccessTokens tokens;
    private final Customer admin;

    public Shop(URI address, AccessTokens tokens) {
        this.address = address;
        this.tokens = tokens;
        this.admin = somebody(Role.ADMIN);
    }

    /** Somebody new, without an account: the token is all that a purchase asks for. */
    public Customer customer() {
        return somebody(Role.CUSTOMER);
    }

    public List<Customer> customers(int count) {
        List<Customer> crowd = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            crowd.add(customer());
        }
        return crowd;
    }

    private Customer somebody(Role role) {
        var id = new CustomerId(UlidCreator.getUlid().toString());
        return new Customer(
                id, tokens.mint(new Shopper(id, role).withVerifiedMail()).value());
    }

    /** A new sale that is open at the gate. */
    public OnSale open(Offer offer) {
        OnSale sale = draft(offer);
        change(sale, "open");
        return sale;
    }

    /** A new sale that nobody sees yet. */
    public OnSale draft(Offer offer) {
        String name = UlidCreator.getMonotonicUlid().toString();
        Instant now = Instant.now();
        String currency = offer.paying().currency();
        String product = created("/api/admin/products", "{\"name\": \"Phone\"}", "id");
        String list = created("/api/admin/price-lists", """
                {"name": "Opening sale", "type": "SALE", "currency": "%s"}""".formatted(currency), "id");
        List<String> skus = new ArrayList<>();
        List<String> prices = new ArrayList<>();
        for (int i = 0; i < offer.articles(); i++) {
            skus.add(sku(product, name + "-" + i, currency));
            prices.add(price(list, skus.getLast(), offer.units()));
        }
        String slug = name.toLowerCase(Locale.ROOT);
        String id = created("/api/admin/sales", sale(offer, slug, list, now), "id");
        return new OnSale(id, slug, skus, prices, offer.opensAt(now));
    }

    /** One more article in a price list that may be on sale; its SKU. */
    public String addArticle(String list, int units) {
        String product = created("/api/admin/products", "{\"name\": \"Phone\"}", "id");
        String sku = sku(product, UlidCreator.getMonotonicUlid().toString(), Paying.NOBODY.currency());
        price(list, sku, units);
        return sku;
    }

    /** Also sells the SKU in a standard list. */
    public void standardPrice(String sku, String amount) {
        String list = created("/api/admin/price-lists", """
                {"name": "Standard", "type": "STANDARD", "currency": "USD"}""", "id");
        created("/api/admin/price-data", """
                {"priceListId": "%s", "sku": "%s", "amount": %s}""".formatted(list, sku, amount), "id");
    }

    private String sku(String product, String code, String currency) {
        return created("/api/admin/skus", """
                {"code": "%s", "productId": "%s", "name": "Phone", "basePrice": {"amount": 50.00, "currency": "%s"}}
                """.formatted(code, product, currency), "code");
    }

    private String price(String list, String sku, int units) {
        return created("/api/admin/price-data", """
                {"priceListId": "%s", "sku": "%s", "amount": 10.00, "limitedByQuantity": true, "startingQuantity": %d}
                """.formatted(list, sku, units), "id");
    }

    private static String sale(Offer offer, String slug, String list, Instant now) {
        return """
                {"slug": "%s", "title": "Opening sale", "priceListId": "%s", "opensAt": "%s", "closesAt": "%s", %s}
                """.formatted(slug, list, offer.opensAt(now), offer.closesAt(now), offer.rules());
    }

    private String created(String path, String body, String field) {
        return expect(201, call(admin, "POST", path, body)).text(field);
    }

    /** @param change open, pause, resume or close */
    public void change(OnSale sale, String change) {
        expect(200, call(admin, "POST", "/api/admin/sales/" + sale.id() + "/" + change, ""));
    }

    /** Buys one unit of the first article. */
    public Answer buy(Customer customer, String key, OnSale sale) {
        return buy(customer, key, sale, 1);
    }

    /** Buys as many of each article, in their order; 0 leaves an article out. */
    public Answer buy(Customer customer, String key, OnSale sale, int... quantities) {
        return buying(customer, key, sale, quantities).join();
    }

    public CompletableFuture<Answer> buying(Customer customer, String key, OnSale sale, int... quantities) {
        HttpRequest request = buyRequest(customer, sale)
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(basket(sale, quantities)))
                .build();
        return send(request);
    }

    /** Each buys one unit, all at once, and repeats what nobody knows; answers in the order of the customers. */
    public List<Answer> buyAtOnce(List<Customer> crowd, OnSale sale) {
        return crowd.stream().map(customer -> buyingUntilDecided(customer, "one", sale)).toList().stream()
                .map(CompletableFuture::join)
                .toList();
    }

    public Answer buyUntilDecided(Customer customer, String key, OnSale sale) {
        return buyingUntilDecided(customer, key, sale).join();
    }

    /** Buys one unit, with the same key again for as long as the server answers 503. */
    public CompletableFuture<Answer> buyingUntilDecided(Customer customer, String key, OnSale sale) {
        return buyingUntilDecided(customer, key, sale, System.nanoTime() + PATIENCE.toNanos());
    }

    private CompletableFuture<Answer> buyingUntilDecided(Customer customer, String key, OnSale sale, long end) {
        Executor later = CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS);
        return buying(customer, key, sale, 1).thenCompose(answer -> {
            boolean unknown = answer.status() == 503 && System.nanoTime() < end;
            return unknown
                    ? CompletableFuture.supplyAsync(() -> key, later)
                            .thenCompose(same -> buyingUntilDecided(customer, same, sale, end))
                    : CompletableFuture.completedFuture(answer);
        });
    }

    /** The start of a purchase, for what {@link #buying} would never send. */
    public HttpRequest.Builder buyRequest(Customer customer, OnSale sale) {
        return HttpRequest.newBuilder(address.resolve("/api/sales/" + sale.id() + "/orders"))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + customer.token())
                .header("Content-Type", "application/json");
    }

    /** The body of a purchase. */
    public static String basket(OnSale sale, int... quantities) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < quantities.length; i++) {
            if (quantities[i] != 0) {
                lines.add(
                        "{\"sku\":\"%s\",\"quantity\":%d}".formatted(sale.skus().get(i), quantities[i]));
            }
        }
        return lines.stream().collect(Collectors.joining(",", "{\"lines\":[", "]}"));
    }

    public Answer order(Customer customer, String order) {
        return call(customer, "GET", "/api/orders/" + order, "");
    }

    public Answer cancel(Customer customer, String order) {
        return call(customer, "DELETE", "/api/orders/" + order, "");
    }

    /** Stands in for a payment. */
    public Answer confirm(String order) {
        return call(admin, "POST", "/api/admin/orders/" + order + "/confirm", "");
    }

    public void awaitStatus(Customer customer, String order, String status) {
        await("order " + order + " to be " + status)
                .atMost(PATIENCE)
                .until(() -> order(customer, order).text("status"), status::equals);
    }

    public Balance balance(OnSale sale) {
        Answer answer = call(admin, "GET", "/api/admin/sales/" + sale.id() + "/balance", "");
        return JSON.readValue(expect(200, answer).response().body(), Balance.class);
    }

    /** Waits until the ledger has the whole log, and MySQL and Redis tell the same. */
    public Balance awaitQuiet(OnSale sale) {
        return await("sale " + sale.id() + " to be quiet and balanced")
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> balance(sale), Balance::isQuiet);
    }

    /** Changes the stock of a price, with the same key again for as long as the server answers 503. */
    public Answer adjust(String price, String key, int delta) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Answer answer;
        do {
            answer = adjust(price, key, "{\"delta\": %d, \"reason\": \"counted again\"}".formatted(delta));
        } while (answer.status() == 503 && System.nanoTime() < end);
        return answer;
    }

    public Answer adjust(String price, String key, String body) {
        URI path = address.resolve("/api/admin/price-data/" + price + "/adjustments");
        return send(HttpRequest.newBuilder(path)
                        .timeout(PATIENCE)
                        .header("Authorization", "Bearer " + admin.token())
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", key)
                        .POST(BodyPublishers.ofString(body))
                        .build())
                .join();
    }

    /** The back office calls; without a body when it is empty. */
    public Answer office(String method, String path, String body) {
        return call(admin, method, path, body);
    }

    /** @param headers names and values in turn */
    public Answer call(Customer caller, String method, String path, String body, String... headers) {
        BodyPublisher sent = body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
        var request = HttpRequest.newBuilder(address.resolve(path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .method(method, sent);
        if (!caller.isGuest()) {
            request.header("Authorization", "Bearer " + caller.token());
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(request.build()).join();
    }

    public CompletableFuture<Answer> send(HttpRequest request) {
        long began = System.nanoTime();
        return HTTP.sendAsync(request, BodyHandlers.ofString())
                .thenApply(response -> new Answer(response, Duration.ofNanos(System.nanoTime() - began)));
    }

    private static Answer expect(int status, Answer answer) {
        if (answer.status() != status) {
            throw new AssertionError("%s %s: %s (expected: %d)"
                    .formatted(
                            answer.response().request().method(),
                            answer.response().uri(),
                            answer,
                            status));
        }
        return answer;
    }
}
