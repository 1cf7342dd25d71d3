package io.flashsale.api.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.f4b6a3.ulid.UlidCreator;
import io.flashsale.api.testing.App;
import io.flashsale.api.testing.Customer;
import io.flashsale.notification.Sms;
import io.flashsale.notification.SmsSender;
import io.flashsale.payment.OneTimePasswords;
import io.flashsale.payment.OtpCheck;
import io.flashsale.payment.OtpCode;
import io.flashsale.payment.OtpRequest;
import io.flashsale.shared.ClientNetwork;
import io.flashsale.shared.CustomerId;
import io.flashsale.shared.Money;
import io.flashsale.shared.OrderId;
import io.flashsale.shared.PaymentId;
import io.flashsale.shared.PhoneNumber;
import io.flashsale.shared.SaleId;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import tools.jackson.databind.JsonNode;

/** An instance that keeps its texts, beside one that has none, on the same servers. */
class MailboxIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final PhoneNumber PHONE = new PhoneNumber("+919876543210");
    private static final Customer ANYONE = new Customer(new CustomerId(newId()), "");
    private static App app;

    @BeforeAll
    static void start() {
        app = App.start(
                App.shared().servers(),
                "flashsale.sms.provider=mailbox",
                "flashsale.payment.cod.otp-secret=an otp secret for tests, of 32 characters or more");
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void showsToEverybodyWhatVerifiesAPayment() throws Exception {
        OtpRequest request = new OtpRequest(
                new PaymentId(newId()),
                new OrderId(newId()),
                new SaleId(newId()),
                new CustomerId(newId()),
                ClientNetwork.of(InetAddress.ofLiteral("203.0.113.7")),
                Money.of("499", "INR"),
                PHONE);
        OneTimePasswords passwords = app.bean(OneTimePasswords.class);
        passwords.send(request).block(PATIENCE);

        JsonNode message = messages().path(0);

        assertThat(message.path("to").asString()).isEqualTo("+919876543210");
        OtpCode code = new OtpCode(message.path("text").asString().substring(0, 6));
        assertThat(passwords
                        .check(request.payment(), request.order(), request.amount(), code)
                        .block(PATIENCE))
                .isEqualTo(new OtpCheck.Verified());
    }

    @Test
    void keepsTheLastHundred() {
        for (int i = 1; i <= 101; i++) {
            app.bean(SmsSender.class)
                    .send(new Sms(PHONE, "text " + i, Map.of()))
                    .block(PATIENCE);
        }

        JsonNode messages = messages();

        assertThat(messages).hasSize(100);
        assertThat(messages.path(0).path("text").asString()).isEqualTo("text 101");
        assertThat(messages.path(99).path("text").asString()).isEqualTo("text 2");
    }

    @Test
    void byDefaultThereIsNeitherAMailboxNorCashOnDelivery() {
        var customer = App.shared().shop().customer();

        assertThat(App.shared()
                        .shop()
                        .call(ANYONE, "GET", "/api/development/messages", "")
                        .status())
                .isEqualTo(401);
        assertThat(App.shared()
                        .shop()
                        .call(customer, "GET", "/api/development/messages", "")
                        .status())
                .isEqualTo(404);
        assertThatExceptionOfType(NoSuchBeanDefinitionException.class)
                .isThrownBy(() -> App.shared().bean(OneTimePasswords.class));
    }

    private static JsonNode messages() {
        return app.shop().call(ANYONE, "GET", "/api/development/messages", "").body();
    }

    private static String newId() {
        return UlidCreator.getUlid().toString();
    }
}
