package io.flashsale.payment.payu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.flashsale.shared.InvalidInput;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayUSettingsTests {

    @Test
    void doNotTellTheSalt() {
        assertThat(PayU.offline().toString()).contains(PayU.KEY).doesNotContain(PayU.SALT);
    }

    @Test
    void aWrongSaltIsNotTold() {
        var url = URI.create("https://payu.example/");

        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> PayU.settings("secret", url, url, Duration.ofSeconds(1)))
                .withMessageContaining("FLASHSALE_PAYMENT_PAYU_SALT")
                .withMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://payu.example/", "ftp://127.0.0.1/", "/checkout", "http://127.0.0.1.example/"})
    void moneyTravelsEncrypted(String url) {
        var safe = URI.create("https://payu.example/");

        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> PayU.settings(PayU.SALT, safe, URI.create(url), Duration.ofSeconds(1)))
                .withMessageContaining("command-url");
    }
}
