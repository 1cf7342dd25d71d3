package io.flashsale.development.payu;

import io.flashsale.development.Forms;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;

/** What a customer's browser does between the shop and PayU. */
public final class Browser {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Browser() {}

    /**
     * Posts the form that the shop gave, to PayU's page.
     *
     * @param form action and fields
     * @return the transaction that PayU knows then
     */
    public static String goToPage(JsonNode form) {
        Map<String, String> fields = new LinkedHashMap<>();
        form.path("fields")
                .properties()
                .forEach(field -> fields.put(field.getKey(), field.getValue().asString()));
        HttpResponse<String> page =
                post(URI.create(form.path("action").asString()), fields).join();
        if (page.statusCode() != 200) {
            throw new AssertionError("PayU's page: " + page.statusCode() + " " + page.body());
        }
        return fields.getOrDefault("txnid", "");
    }

    public static CompletableFuture<HttpResponse<String>> post(URI url, Map<String, String> fields) {
        return post(url, Forms.encode(fields));
    }

    /** @param form encoded already */
    public static CompletableFuture<HttpResponse<String>> post(URI url, String form) {
        HttpRequest request = HttpRequest.newBuilder(url)
                .header("Content-Type", Forms.TYPE)
                .POST(BodyPublishers.ofString(form))
                .build();
        return HTTP.sendAsync(request, BodyHandlers.ofString());
    }
}
