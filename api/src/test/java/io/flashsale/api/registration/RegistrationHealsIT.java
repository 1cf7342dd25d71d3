package io.flashsale.api.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.flashsale.api.testing.App;
import io.flashsale.api.testing.Customer;
import io.flashsale.api.testing.GateKeys;
import io.flashsale.api.testing.Offer;
import io.flashsale.api.testing.OnSale;
import io.flashsale.api.testing.Shop;
import io.flashsale.development.DevelopmentServices;
import io.flashsale.development.LocalServer;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RegistrationHealsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** One with few sales: each is loaded anew, and that takes its time. */
    private static App app;

    private final LocalServer redis = DevelopmentServices.shared().redis();
    private final Shop shop = app.shop();
    private final GateKeys gate = new GateKeys(app.servers());
    private final OnSale sale = shop.open(Offer.of(5).registration(Duration.ofHours(-1), Duration.ofHours(1)));

    @BeforeAll
    static void start() {
        app = App.start(DevelopmentServices.shared().freshEndpoints());
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @AfterEach
    void goOn() {
        redis.resume();
    }

    @Test
    void whatRedisDidNotHearItHearsWhenItIsBack() {
        var stays = shop.customer();
        var goes = shop.customer();
        assertThat(change("PUT", goes)).isEqualTo(200);

        redis.pause();
        var registered = change("PUT", stays);
        var withdrawn = change("DELETE", goes);
        redis.resume();

        assertThat(registered).isEqualTo(200);
        assertThat(withdrawn).isEqualTo(204);
        await().atMost(PATIENCE).until(() -> gate.isRegistered(sale, stays) && !gate.isRegistered(sale, goes));
        assertThat(shop.buyUntilDecided(stays, "one", sale).isAccepted()).isTrue();
        assertThat(shop.buyUntilDecided(goes, "one", sale).outcome()).isEqualTo("not-registered");
    }

    @Test
    void aRedisThatLostEverythingKnowsThemAgain() {
        var stays = shop.customer();
        var goes = shop.customer();
        change("PUT", stays);
        change("PUT", goes);
        change("DELETE", goes);

        redis.startEmpty();

        assertThat(shop.buyUntilDecided(stays, "one", sale).isAccepted()).isTrue();
        assertThat(shop.buyUntilDecided(goes, "one", sale).outcome()).isEqualTo("not-registered");
        assertThat(shop.buyUntilDecided(shop.customer(), "one", sale).outcome()).isEqualTo("not-registered");
        assertThat(gate.participants(sale)).isEqualTo(2);
    }

    @Test
    void aLoadBringsThemBackAndWhoComesDuringItIsNotLost() {
        var before = shop.customer();
        var during = shop.customer();
        change("PUT", before);
        var epoch = gate.epoch(sale);

        assertThat(shop.office("POST", "/api/admin/sales/" + sale.id() + "/load", "")
                        .status())
                .isEqualTo(202);
        await().atMost(PATIENCE).ignoreExceptions().until(() -> gate.epoch(sale) > epoch);
        assertThat(change("PUT", during)).isEqualTo(200);

        assertThat(shop.buyUntilDecided(before, "one", sale).isAccepted()).isTrue();
        await().atMost(PATIENCE).until(() -> gate.isRegistered(sale, during));
        assertThat(shop.buyUntilDecided(during, "one", sale).isAccepted()).isTrue();
    }

    private int change(String method, Customer customer) {
        return shop.call(customer, method, "/api/sales/" + sale.id() + "/registration", "")
                .status();
    }
}
