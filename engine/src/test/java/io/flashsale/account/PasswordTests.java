package io.flashsale.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.flashsale.shared.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordTests {

    @ParameterizedTest
    @ValueSource(ints = {7, 129})
    void refusesAWrongLengthWithoutShowingIt(int length) {
        String clear = "x".repeat(length);

        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> new Password(clear))
                .satisfies(invalid -> assertThat(invalid.getMessage()).doesNotContain(clear));
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 128})
    void takesEveryLengthBetween(int length) {
        assertThat(new Password("ü".repeat(length)).clear()).hasSize(length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"aaaaaaaa\ud800", "\udc00aaaaaaaa", "aaaa\udc00\ud800aaaa"})
    void refusesHalvesOfCharacters(String clear) {
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> new Password(clear));
        assertThat(new Password("aaaaaaa\ud83d\ude00").clear()).hasSize(9);
    }

    @Test
    void neverShowsItself() {
        assertThat(new Password("correct horse").toString()).doesNotContain("horse");
    }
}
