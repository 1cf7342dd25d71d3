package io.flashsale.api.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashsale.account.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

class PreferredLanguageTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    de                                | de
                    de-AT,en;q=0.5                    | de-AT
                    en;q=0.5, de-at                   | de-AT
                    *, de;q=0.5                       | de
                    german, de;q=0.5                  | de
                    en;q=0, de;q=0.1                  | de
                    fr-CH, fr;q=0.9, en;q=0.8, *;q=0  | fr-CH
                    """)
    void theFirstThatCanBeReadCounts(String header, String tag) {
        assertThat(PreferredLanguage.of(asking(header))).contains(new Language(tag));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ",", "*", ";", "de;q=", "de;q=NaN", "de;q=2", "de;q=-1", "de;q=0", "d\u00e9", "?"})
    void aBrokenHeaderTellsNothing(String header) {
        assertThat(PreferredLanguage.of(asking(header))).isEmpty();
    }

    @Test
    void aLongHeaderIsNotRead() {
        assertThat(PreferredLanguage.of(asking("de" + ",en".repeat(166)))).isPresent();
        assertThat(PreferredLanguage.of(asking("de" + ",en".repeat(167)))).isEmpty();
    }

    @Test
    void noHeaderTellsNothing() {
        assertThat(PreferredLanguage.of(MockServerHttpRequest.post("/").build()))
                .isEmpty();
    }

    private static MockServerHttpRequest asking(String header) {
        return MockServerHttpRequest.post("/")
                .header(HttpHeaders.ACCEPT_LANGUAGE, header)
                .build();
    }
}
