package io.flashsale.api.problem;

import io.flashsale.api.RunningServer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import reactor.core.publisher.Flux;

class ProblemIT extends RunningServer {

    @Test
    void saysWhatIsAtAnUnknownAddress() {
        expect(admin.get().uri("/api/nothing").exchange(), 404, "not-found");
    }

    @Test
    void namesTheMethodsThatThereAre() {
        var answer = admin.delete().uri("/api/admin/skus").exchange();

        answer.expectHeader().valueMatches(HttpHeaders.ALLOW, "GET, ?POST|POST, ?GET");
        expect(answer, 405, "method-not-allowed");
    }

    @Test
    void refusesToAnswerInAnotherMediaType() {
        expect(
                admin.get()
                        .uri("/api/admin/skus")
                        .header(HttpHeaders.ACCEPT, "application/xml")
                        .exchange(),
                406,
                "not-acceptable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "text/csv"})
    void refusesToReadAnotherMediaType(String type) {
        expect(
                admin.post()
                        .uri("/api/admin/products")
                        .header(HttpHeaders.CONTENT_TYPE, type)
                        .bodyValue("{}".getBytes(StandardCharsets.UTF_8))
                        .exchange(),
                415,
                "unsupported-media-type");
    }

    @Test
    void refusesABodyThatIsTooLarge() {
        byte[] body = new byte[1_000_000];
        Arrays.fill(body, (byte) ' ');

        expect(post(body), 413, "too-large");
    }

    @Test
    void refusesABodyThatTurnsOutTooLarge() {
        byte[] chunk = new byte[10_000];
        Arrays.fill(chunk, (byte) ' ');
        var answer = admin.post()
                .uri("/api/admin/products")
                .contentType(MediaType.APPLICATION_JSON)
                .body(Flux.just(chunk).repeat(9), byte[].class)
                .exchange();

        expect(answer, 413, "too-large");
    }

    @Test
    void refusesAPurchaseThatIsTooLarge() {
        byte[] body = new byte[1_000_000];
        Arrays.fill(body, (byte) ' ');
        var answer = customer.post()
                .uri("/api/sales/" + ids.next() + "/orders")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();

        expect(answer, 413, "too-large");
    }

    static Stream<Arguments> unreadable() {
        return Stream.of(
                Arguments.of("nothing", ""),
                Arguments.of("no JSON", "name=phone"),
                Arguments.of("half of it", "{\"name\": \"phone"),
                Arguments.of("two documents", "{\"name\": \"phone\"} {}"),
                Arguments.of("deep nesting", "{\"name\": " + "[".repeat(10_000)),
                Arguments.of("deep nesting in an unknown field", "{\"more\": " + "{\"a\":".repeat(1_000)),
                Arguments.of("an array", "[]"),
                Arguments.of("a text", "\"phone\""),
                Arguments.of("a comment", "{/* */}"),
                Arguments.of("a name twice", "{\"name\": \"a\", \"name\": \"b\"}"),
                Arguments.of("NaN", "{\"name\": NaN}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unreadable")
    void explainsWhatItCannotRead(String what, String body) {
        expect(post(body.getBytes(StandardCharsets.UTF_8)), 400, "invalid-input");
    }

    @ParameterizedTest
    @ValueSource(strings = {"FF", "C328", "C0AF", "EDA080", "F8A1A1A1A1", "80"})
    void refusesWhatIsNotUtf8(String hex) {
        byte[] before = "{\"name\": \"".getBytes(StandardCharsets.UTF_8);
        byte[] wrong = HexFormat.of().parseHex(hex);
        byte[] after = "\"}".getBytes(StandardCharsets.UTF_8);
        byte[] body = Arrays.copyOf(before, before.length + wrong.length + after.length);
        System.arraycopy(wrong, 0, body, before.length, wrong.length);
        System.arraycopy(after, 0, body, before.length + wrong.length, after.length);

        expect(post(body), 400, "invalid-input");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/admin/skus;x=1", "/api/%2e%2e/admin", "/api//admin/skus", "/api/a%00b", "/api/a%0ab"})
    void refusesOddAddresses(String path) {
        expect(anyone.get().uri(URI.create("http://127.0.0.1:" + port + path)).exchange(), 400, "invalid-input");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=-1", "limit=501", "limit=1.5", "limit=one", "limit=2147483648"})
    void namesTheQueryParameterThatIsWrong(String query) {
        var answer = admin.get().uri("/api/admin/skus?" + query).exchange();

        expect(answer, 400, "invalid-input").jsonPath("$.errors[0].field").isEqualTo("limit");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"%80", "%C3%A9", "%00", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
    void refusesToGoOnAfterWhatNobodyHasSeen(String after) {
        URI address = URI.create("http://127.0.0.1:" + port + "/api/admin/skus?after=" + after);

        expect(admin.get().uri(address).exchange(), 400, "invalid-input")
                .jsonPath("$.errors[0].field")
                .isEqualTo("after");
    }

    @Test
    void namesTheQueryParameterThatIsMissing() {
        expect(admin.get().uri("/api/admin/price-data").exchange(), 400, "invalid-input")
                .jsonPath("$.errors[0].field")
                .isEqualTo("priceListId");
    }

    @Test
    void staysQuietAboutItselfWhateverTheMethod() {
        for (HttpMethod method : HttpMethod.values()) {
            if (method != HttpMethod.TRACE && method != HttpMethod.HEAD && method != HttpMethod.OPTIONS) {
                expect(admin.method(method).uri("/api/nothing").exchange(), 404, "not-found");
            }
        }
    }

    private ResponseSpec post(byte[] body) {
        return admin.post()
                .uri("/api/admin/products")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private static BodyContentSpec expect(ResponseSpec answer, int status, String type) {
        return answer.expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/" + type.toLowerCase(Locale.ROOT))
                .jsonPath("$.status")
                .isEqualTo(status)
                .jsonPath("$.title")
                .isNotEmpty()
                .jsonPath("$.detail")
                .isNotEmpty()
                .jsonPath("$.instance")
                .isNotEmpty()
                .jsonPath("$.trace")
                .doesNotExist();
    }
}
