package io.flashsale.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.flashsale.shared.InvalidInput;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTests {

    @ParameterizedTest
    @CsvSource({
        "de, de",
        "DE-at, de-AT",
        "zh-hant-tw, zh-Hant-TW",
        "fil, fil",
        "iw, he",
        "de-u-co-phonebk, de-u-co-phonebk"
    })
    void aTagIsKeptInItsUsualCase(String given, String kept) {
        assertThat(new Language(given).tag()).isEqualTo(kept);
        assertThat(new Language(kept).tag()).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "d",
                "*",
                "de_AT",
                "de-",
                "-de",
                " de",
                "de\r\nBcc: eve@example.com",
                "dé",
                "german",
                "und",
                "x-ours",
                "de-AT-u-co-phonebk-x-much-too-long-a-tag"
            })
    void anythingElseIsWrong(String given) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> new Language(given))
                .satisfies(wrong -> assertThat(wrong.problems())
                        .singleElement()
                        .satisfies(problem -> assertThat(problem.field()).isEqualTo("language"))
                        .satisfies(problem -> assertThat(problem.value()).isEqualTo(given)));
    }
}
