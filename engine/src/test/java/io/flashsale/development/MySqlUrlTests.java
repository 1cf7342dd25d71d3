package io.flashsale.development;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MySqlUrlTests {

    @Test
    void isSpelledForEachDriver() {
        var url = MySqlUrl.parse("mysql://anna:secret@db.example:3307/shop");

        assertThat(url).hasToString("mysql://anna:secret@db.example:3307/shop");
        assertThat(url.r2dbc()).isEqualTo("r2dbc:mysql://anna:secret@db.example:3307/shop");
        assertThat(url.jdbc()).startsWith("jdbc:mariadb://db.example:3307/shop?user=anna&password=secret");
    }

    @Test
    void hasTheUsualPortWhereNoneIsGiven() {
        assertThat(MySqlUrl.parse("mysql://anna:secret@db.example/shop").port()).isEqualTo(3306);
    }

    @Test
    void saysWhatWasExpected() {
        assertThatThrownBy(() -> MySqlUrl.parse("mysql://db.example/shop"))
                .hasMessageContaining("expected: mysql://user:password@host:port/database");
    }
}
