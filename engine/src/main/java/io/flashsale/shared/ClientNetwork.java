package io.flashsale.shared;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Where a client calls from, as far as it cannot choose that itself: an IPv4 address, or the first 64 bits of an IPv6
 * address.
 *
 * @param value the bytes in hexadecimal digits
 */
public record ClientNetwork(String value) {

    private static final int IPV6_BYTES = 8;

    public static ClientNetwork of(InetAddress address) {
        byte[] bytes = address.getAddress();
        return new ClientNetwork(
                HexFormat.of().formatHex(address instanceof Inet6Address ? Arrays.copyOf(bytes, IPV6_BYTES) : bytes));
    }
}
