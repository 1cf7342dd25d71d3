package io.flashsale.api.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flashsale.api.testing.Answer;
import io.flashsale.api.testing.App;
import io.flashsale.api.testing.Customer;
import io.flashsale.api.testing.GateKeys;
import io.flashsale.api.testing.Offer;
import io.flashsale.api.testing.OnSale;
import io.flashsale.api.testing.Shop;
import io.flashsale.shared.CustomerId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;

class RegistrationIT {

    private static final Duration HOUR = Duration.ofHours(1);

    private final App app = App.shared();
    private final Shop shop = app.shop();
    private final GateKeys gate = new GateKeys(app.servers());

    @Test
    void onlyWhoRegisteredBuysAndWhoWithdrawsKeepsWhatIsHeld() {
        var sale = shop.open(Offer.of(5).registration(HOUR.negated(), HOUR));
        var customer = shop.customer();

        assertThat(shop.buy(customer, "early", sale).outcome()).isEqualTo("not-registered");
        assertThat(shop.buy(customer, "early", sale).status()).isEqualTo(403);
        assertThat(registration(customer, "GET", sale).body().path("registered").asBoolean())
                .isFalse();
        var first = registration(customer, "PUT", sale);
        var repeated = registration(customer, "PUT", sale);
        var bought = shop.buy(customer, "one", sale);
        var withdrawn = registration(customer, "DELETE", sale);

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.text("registeredAt")).isNotEmpty().isEqualTo(repeated.text("registeredAt"));
        assertThat(bought.isAccepted()).as("%s", bought).isTrue();
        assertThat(withdrawn.status()).isEqualTo(204);
        assertThat(registration(customer, "DELETE", sale).status()).isEqualTo(204);
        assertThat(registration(customer, "GET", sale).response().body()).isEqualTo("{\"registered\":false}");
        assertThat(shop.buy(customer, "two", sale).outcome()).isEqualTo("not-registered");
        assertThat(shop.buy(customer, "one", sale).orderId()).isEqualTo(bought.orderId());
        assertThat(shop.awaitQuiet(sale).price().held()).isEqualTo(1);
    }

    @Test
    void outsideOfTheWindowNothingChangesAndItsTimesAreTold() {
        var later = shop.open(Offer.of(1).registration(HOUR, HOUR.multipliedBy(2)));
        var over = shop.open(Offer.of(1).registration(HOUR.negated(), Duration.ofSeconds(-1)));
        var customer = shop.customer();

        for (var sale : List.of(later, over)) {
            for (var method : List.of("PUT", "DELETE")) {
                var refused = registration(customer, method, sale);
                assertThat(refused.status()).isEqualTo(409);
                assertThat(refused.outcome()).isEqualTo("registration-not-open");
                assertThat(refused.text("registrationOpensAt")).isLessThan(refused.text("registrationClosesAt"));
            }
            assertThat(registration(customer, "GET", sale).status()).isEqualTo(200);
            assertThat(gate.isRegistered(sale, customer)).isFalse();
        }
    }

    @Test
    void whoRegisteredInTimeIsToldSoAfterTheWindowAndStaysRegistered() {
        var sale = shop.open(Offer.of(1).registration(HOUR.negated(), HOUR));
        var early = shop.customer();
        var since = registration(early, "PUT", sale).text("registeredAt");

        endRegistration(sale);

        var repeated = registration(early, "PUT", sale);
        assertThat(repeated.status()).isEqualTo(200);
        assertThat(repeated.text("registeredAt")).isEqualTo(since);
        assertThat(registration(early, "DELETE", sale).outcome()).isEqualTo("registration-not-open");
        assertThat(shop.buy(early, "one", sale).isAccepted()).isTrue();
    }

    private void endRegistration(OnSale sale) {
        app.bean(DatabaseClient.class)
                .sql("UPDATE sale SET registration_closes_at = registration_opens_at WHERE id = :id")
                .bind("id", sale.id())
                .then()
                .block();
        await().until(() -> registration(shop.customer(), "PUT", sale).outcome(), "registration-not-open"::equals);
    }

    @Test
    void whereNobodyAsksNobodyRegistersAndEverybodyBuys() {
        var sale = shop.open(Offer.of(1));
        var draft = shop.draft(Offer.of(1).registration(HOUR.negated(), HOUR));
        var customer = shop.customer();

        for (var method : List.of("PUT", "GET", "DELETE")) {
            assertThat(registration(customer, method, sale).status()).isEqualTo(404);
            assertThat(registration(customer, method, draft).status()).isEqualTo(404);
            assertThat(shop.call(customer, method, "/api/sales/no-such-id/registration", "")
                            .status())
                    .isEqualTo(404);
            assertThat(registration(guest(), method, sale).status()).isEqualTo(401);
        }
        assertThat(shop.buy(customer, "one", sale).isAccepted()).isTrue();
    }

    @Test
    void aSaleThatWasEndedTakesNobodyIn() {
        var sale = shop.open(Offer.of(1).registration(HOUR.negated(), HOUR));
        shop.change(sale, "close");

        assertThat(registration(shop.customer(), "PUT", sale).outcome()).isEqualTo("closed");
    }

    @Test
    void theBackOfficeSeesWhoIsRegisteredInPages() {
        var sale = shop.open(Offer.of(1).registration(HOUR.negated(), HOUR));
        List<Customer> crowd = shop.customers(5);
        crowd.forEach(customer -> registration(customer, "PUT", sale));
        registration(crowd.removeLast(), "DELETE", sale);
        var all = "/api/admin/sales/" + sale.id() + "/registrations";

        var first = ids(shop.office("GET", all + "?limit=3", ""));
        var rest = ids(shop.office("GET", all + "?limit=3&after=" + first.getLast(), ""));

        assertThat(first).hasSize(3);
        assertThat(rest).hasSize(1);
        first.addAll(rest);
        assertThat(first)
                .isSorted()
                .containsExactlyInAnyOrderElementsOf(
                        crowd.stream().map(Customer::id).map(CustomerId::value).toList());
        assertThat(shop.call(crowd.getFirst(), "GET", all, "").status()).isEqualTo(403);
        assertThat(shop.office("GET", all + "?limit=0", "").status()).isEqualTo(400);
    }

    @Test
    void everybodySeesWhenRegistrationIs() {
        var sale = shop.open(Offer.of(1).registration(HOUR.negated(), HOUR));

        var shown = shop.call(guest(), "GET", "/api/sales/" + sale.slug(), "").body();

        assertThat(shown.path("registration").path("opensAt").asString())
                .isLessThan(shown.path("registration").path("closesAt").asString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"registrationRequired\": true | registrationOpensAt",
                "\"registrationOpensAt\": \"2030-01-01T00:00:00Z\" | registrationOpensAt",
                "\"registrationRequired\": false, \"registrationClosesAt\": \"2030-01-01T00:00:00Z\""
                        + " | registrationClosesAt",
                "\"registrationRequired\": \"yes\" | registrationRequired",
                "\"registrationRequired\": true, \"registrationOpensAt\": \"2030-01-02T00:00:00Z\","
                        + " \"registrationClosesAt\": \"2030-01-01T00:00:00Z\" | registrationClosesAt",
                "\"registrationRequired\": true, \"registrationOpensAt\": \"2030-01-01T00:00:00Z\","
                        + " \"registrationClosesAt\": \"2031-01-01T00:00:01Z\" | registrationClosesAt",
            })
    void aWrongWindowIsNamed(String members, String field) {
        var answer = shop.office("POST", "/api/admin/sales", """
                {"slug": "s", "title": "t", "priceListId": "01J30000000000000000000000",
                "opensAt": "2030-06-01T00:00:00Z", "closesAt": "2031-01-01T00:00:00Z", "limitPerCustomer": 1,
                "holdSeconds": 60, "tokensPerSecond": 1, "tokenBurst": 1, "waitlistCapacity": 0, %s}
                """.formatted(members));

        assertThat(answer.status()).as("%s", answer).isEqualTo(400);
        assertThat(answer.body().path("errors").path(0).path("field").asString())
                .isEqualTo(field);
    }

    private Answer registration(Customer customer, String method, OnSale sale) {
        return shop.call(customer, method, "/api/sales/" + sale.id() + "/registration", "");
    }

    private static Customer guest() {
        return new Customer(new CustomerId("01J00000000000000000000000"), "");
    }

    private static List<String> ids(Answer page) {
        return new ArrayList<>(StreamSupport.stream(page.body().spliterator(), false)
                .map(JsonNode::asObject)
                .map(entry -> entry.path("customerId").asString())
                .toList());
    }
}
