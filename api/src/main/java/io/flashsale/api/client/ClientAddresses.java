package io.flashsale.api.client;

import io.flashsale.shared.ClientNetwork;
import io.flashsale.shared.InvalidInput;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.server.autoconfigure.ServerProperties.ForwardHeadersStrategy;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/**
 * Whom a request comes from. Clients write into X-Forwarded-For what they like, our proxies append to it: so what
 * counts is the element that the first of them has written, the n-th from the right. Where it is missing, or no
 * address, the caller's own address counts. No name is looked up.
 */
@Component
public final class ClientAddresses {

    private static final String HEADER = "X-Forwarded-For";
    private static final Pattern WITH_PORT = Pattern.compile("^\\[(.+)](?::\\d+)?$|^([^:]+):\\d+$");

    private final int trustedProxies;

    /** Netty or Spring would believe the first element, and {@code Forwarded}, which are the client's own. */
    ClientAddresses(HttpSettings settings, ServerProperties server) {
        if (server.getForwardHeadersStrategy() != ForwardHeadersStrategy.NONE) {
            throw new InvalidInput(
                    "server.forward-headers-strategy",
                    server.getForwardHeadersStrategy(),
                    "NONE; flashsale.http.trusted-proxies tells how many proxies are believed");
        }
        this.trustedProxies = settings.trustedProxies();
    }

    public ClientNetwork of(ServerHttpRequest request) {
        return ClientNetwork.of(toldByProxy(request).orElseGet(() -> caller(request)));
    }

    private Optional<InetAddress> toldByProxy(ServerHttpRequest request) {
        if (trustedProxies == 0) {
            return Optional.empty();
        }
        List<String> told = request.getHeaders().getOrEmpty(HEADER).stream()
                .flatMap(line -> Stream.of(line.split(",", -1)))
                .toList();
        return told.size() < trustedProxies
                ? Optional.empty()
                : address(told.get(told.size() - trustedProxies).strip());
    }

    /** With or without a port, IPv6 with or without brackets. */
    private static Optional<InetAddress> address(String text) {
        try {
            return Optional.of(InetAddress.ofLiteral(WITH_PORT.matcher(text).replaceFirst("$1$2")));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static InetAddress caller(ServerHttpRequest request) {
        InetSocketAddress caller = request.getRemoteAddress();
        return caller == null ? InetAddress.getLoopbackAddress() : caller.getAddress();
    }
}
