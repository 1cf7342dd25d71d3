package io.flashsale.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelTests {

    @ParameterizedTest
    @ValueSource(strings = {"a", "Ada Lovelace", "Дмитрий", "王小明", "📱 phone", "Ünï-çödé"})
    void takesWhatPeopleAreCalled(String name) {
        assertThat(Label.require("name", name, 20)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "two\nlines", "nul\0", "half \uD83D surrogate", "123456789012345678901"})
    void refusesWhatCannotBeShownOrStored(String name) {
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> Label.require("name", name, 20));
    }
}
