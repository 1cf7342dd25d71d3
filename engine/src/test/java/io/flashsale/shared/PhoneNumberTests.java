package io.flashsale.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTests {

    @ParameterizedTest
    @CsvSource({
        "+919876543210, +91******3210",
        "+14155552671, +14*****2671",
        "+2901234, +29**234",
        "+123456789012345, +12*********2345"
    })
    void isShownMasked(String number, String shown) {
        assertThat(new PhoneNumber(number)).hasToString(shown);
    }

    @Test
    void isGivenWithoutThePlusToo() {
        assertThat(new PhoneNumber("+919876543210").digits()).isEqualTo("919876543210");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "9876543210",
                "+0919876543210",
                "+91 98765 43210",
                "+123456",
                "+1234567890123456",
                "+91987654321O",
                "+919876543210\n",
                "+९१९८७६५४३२१"
            })
    void refusesWhatIsNoE164AndDoesNotRepeatIt(String number) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> new PhoneNumber(number))
                .withMessage("phone: … (expected: a plus, the country code and the number: 7 to 15 digits)");
    }
}
