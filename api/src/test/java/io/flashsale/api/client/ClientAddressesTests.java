package io.flashsale.api.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.flashsale.shared.ClientNetwork;
import io.flashsale.shared.InvalidInput;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.server.autoconfigure.ServerProperties.ForwardHeadersStrategy;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

public class ClientAddressesTests {

    private static final String CALLER = "203.0.113.9";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 | 192.0.2.1                             | 203.0.113.9
            1 | 192.0.2.1                             | 192.0.2.1
            1 | 192.0.2.66, 192.0.2.1                 | 192.0.2.1
            1 | unknown, _hidden, ,192.0.2.1          | 192.0.2.1
            2 | 192.0.2.66,192.0.2.1,192.0.2.2        | 192.0.2.1
            2 | 192.0.2.1                             | 203.0.113.9
            1 | 192.0.2.1:4711                        | 192.0.2.1
            1 | 2001:db8::1                           | 2001:db8::
            1 | [2001:db8::1]                         | 2001:db8::
            1 | [2001:db8::1]:4711                    | 2001:db8::
            1 | 2001:db8:0:1::1                       | 2001:db8:0:1::
            1 | ::ffff:192.0.2.1                      | 192.0.2.1
            1 | unknown                               | 203.0.113.9
            1 | localhost                             | 203.0.113.9
            1 | 192.0.2.1,                            | 203.0.113.9
            1 | 192.0.2.256                           | 203.0.113.9
            1 | [2001:db8::1                          | 203.0.113.9
            1 | fe80::1%nothing                       | 203.0.113.9
            """)
    void countsWhatTheFirstOfOurProxiesSaw(int proxies, String forwardedFor, String client) {
        var request = MockServerHttpRequest.get("/")
                .remoteAddress(new InetSocketAddress(CALLER, 1))
                .header("Forwarded", "for=192.0.2.77")
                .header("X-Forwarded-For", forwardedFor)
                .build();

        assertThat(believing(proxies).of(request)).isEqualTo(network(client));
    }

    @Test
    void readsTheLinesOfAHeaderAsOne() {
        var request = MockServerHttpRequest.get("/")
                .remoteAddress(new InetSocketAddress(CALLER, 1))
                .header("X-Forwarded-For", "192.0.2.66, 192.0.2.1", "192.0.2.2")
                .build();

        assertThat(believing(1).of(request)).isEqualTo(network("192.0.2.2"));
        assertThat(believing(2).of(request)).isEqualTo(network("192.0.2.1"));
        assertThat(believing(4).of(request)).isEqualTo(network(CALLER));
    }

    @Test
    void nothingStartsWhereOthersBelieveTheClient() {
        var server = new ServerProperties();
        server.setForwardHeadersStrategy(ForwardHeadersStrategy.NATIVE);

        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> new ClientAddresses(new HttpSettings(1), server))
                .withMessageContaining("flashsale.http.trusted-proxies");
    }

    public static ClientAddresses believing(int proxies) {
        var server = new ServerProperties();
        server.setForwardHeadersStrategy(ForwardHeadersStrategy.NONE);
        return new ClientAddresses(new HttpSettings(proxies), server);
    }

    private static ClientNetwork network(String address) {
        return ClientNetwork.of(InetAddress.ofLiteral(address));
    }
}
