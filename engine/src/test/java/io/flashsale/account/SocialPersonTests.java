package io.flashsale.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.flashsale.shared.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SocialPersonTests {

    private static final SocialIdentity ID = new SocialIdentity(SocialProvider.GOOGLE, "1001");

    @Test
    void aNameBecomesOneLineThatCanBeShown() {
        assertThat(named("Ada\r\nBcc: all@example.com\u0000")).isEqualTo("Ada  Bcc: all@example.com");
        assertThat(named("Ada\u2028Lovelace")).isEqualTo("Ada Lovelace");
        assertThat(named("  अदा  ")).isEqualTo("अदा");
    }

    @Test
    void aLongNameIsCutBetweenCharacters() {
        String name = named("😀".repeat(1_000));

        assertThat(name).isEqualTo("😀".repeat(100));
        assertThat(SignUp.requireName(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "\u0000\n"})
    void whoHasNoNameGetsOne(String told) {
        assertThat(SignUp.requireName(named(told))).isEqualTo("Customer");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "ada", "ada@example.com\r\nBcc: all@example.com", "a b@example.com", "@"})
    void aMailAddressThatNobodyCouldHaveIsNone(String told) {
        SocialPerson person = SocialPerson.of(ID, "Ada", told, true);

        assertThat(person.mail()).isNull();
        assertThat(person.mailVerified()).isFalse();
    }

    @Test
    void aMailAddressIsInLowerCaseAsAtTheSignUp() {
        assertThat(SocialPerson.of(ID, "Ada", "Ada@Example.COM", true).mail())
                .isEqualTo(new MailAddress("ada@example.com"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\n", "ä"})
    void aSubjectIsWhatWeCanKeep(String subject) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> new SocialIdentity(SocialProvider.FACEBOOK, subject));
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> new SocialIdentity(SocialProvider.FACEBOOK, "1".repeat(201)));
    }

    private static String named(String told) {
        return SocialPerson.of(ID, told, null, false).name();
    }
}
