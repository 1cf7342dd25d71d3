package io.flashsale.platform.http;

import io.flashsale.shared.InvalidInput;
import java.net.InetAddress;
import java.net.URI;
import java.util.Set;

/** Where secrets may be sent: encrypted, or not further than this machine. */
public final class SafeUrl {

    private static final Set<String> LOOPBACK =
            Set.of("localhost", InetAddress.getLoopbackAddress().getHostAddress(), "[::1]");

    private SafeUrl() {}

    /** Signals an invalid input that names the setting. */
    public static void require(String setting, URI url) {
        boolean safe = "https".equals(url.getScheme())
                || "http".equals(url.getScheme()) && LOOPBACK.contains(String.valueOf(url.getHost()));
        if (url.getHost() == null || !safe) {
            throw new InvalidInput(setting, url, "https://…, or http:// on loopback");
        }
    }
}
