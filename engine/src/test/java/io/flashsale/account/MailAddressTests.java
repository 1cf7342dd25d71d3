package io.flashsale.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.flashsale.shared.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTests {

    @Test
    void isTheSameInSmallAndCapitalLetters() {
        assertThat(new MailAddress("Ada@Example.COM")).isEqualTo(new MailAddress("ada@example.com"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ada",
                "ada@",
                "@example.com",
                "ada@example",
                "a da@example.com",
                "ada@exa_mple.com",
                "a@b@c.de"
            })
    void refusesWhatNoMailReaches(String text) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> new MailAddress(text))
                .withMessageStartingWith("email: ");
    }

    @Test
    void isNotLongerThanTheColumnThatHoldsIt() {
        String domain = ("x".repeat(60) + ".").repeat(4);

        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> new MailAddress("longer-than@" + domain + "com"));
    }
}
