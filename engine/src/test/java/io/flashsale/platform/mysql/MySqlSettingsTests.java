package io.flashsale.platform.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.flashsale.shared.InvalidInput;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MySqlSettingsTests {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void readsTheUrl() {
        var settings = settings("mysql://shop:s%40cret:%2F@db.example:3307/sale");

        assertThat(settings.user()).isEqualTo("shop");
        assertThat(settings.password()).isEqualTo("s@cret:/");
        assertThat(settings.jdbcUrl()).startsWith("jdbc:mariadb://db.example:3307/sale?");
    }

    @Test
    void hasTheUsualPortWhenNoneIsGiven() {
        assertThat(settings("mysql://shop:secret@db/sale").port()).isEqualTo(3306);
    }

    @Test
    void neverShowsThePassword() {
        assertThat(settings("mysql://shop:secret@db/sale").toString()).doesNotContain("secret");
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> settings("mysql://shop:secret@db"))
                .satisfies(invalid -> assertThat(invalid.getMessage()).doesNotContain("secret"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:mysql://db/sale", "mysql://db/sale", "mysql://shop:x@db/", "postgres://a:b@db/sale"})
    void refusesAnotherKindOfUrl(String url) {
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> settings(url));
    }

    @Test
    void refusesAWaitThatARequestWouldNotSurvive() {
        URI url = URI.create("mysql://shop:secret@db/sale");

        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> new MySqlSettings(url, 10, Duration.ofSeconds(3), 10, SECOND, SECOND, SECOND, MINUTE))
                .withMessageContaining("flashsale.mysql.acquire-timeout");
    }

    @Test
    void refusesToGiveUpAConnectionBeforeTheServerEndsAStatement() {
        URI url = URI.create("mysql://shop:secret@db/sale");

        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> new MySqlSettings(url, 10, SECOND, 10, SECOND, MINUTE, SECOND, MINUTE))
                .withMessageContaining("flashsale.mysql.answer-timeout");
    }

    private static MySqlSettings settings(String url) {
        return new MySqlSettings(URI.create(url), 10, SECOND, 100, SECOND, SECOND, SECOND, MINUTE);
    }
}
