package org.trialgraph.federation;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Tells addresses that everyone can reach from those of a machine, a local network or a special purpose (IANA's registries of
 * special-purpose addresses), also where a private IPv4 address is hidden in an IPv6 address.
 */
final class PublicNetwork {
    private static final List<Range> SPECIAL = List.of(
            Range.of("0.0.0.0", 8),
            Range.of("10.0.0.0", 8),
            Range.of("100.64.0.0", 10),
            Range.of("127.0.0.0", 8),
            Range.of("169.254.0.0", 16),
            Range.of("172.16.0.0", 12),
            Range.of("192.0.0.0", 24),
            Range.of("192.0.2.0", 24),
            Range.of("192.88.99.0", 24),
            Range.of("192.168.0.0", 16),
            Range.of("198.18.0.0", 15),
            Range.of("198.51.100.0", 24),
            Range.of("203.0.113.0", 24),
            Range.of("224.0.0.0", 3),
            Range.of("2001::", 23),
            Range.of("2001:db8::", 32),
            Range.of("3fff::", 20));
    private static final Range GLOBAL_UNICAST = Range.of("2000::", 3);
    private static final Range SIX_TO_FOUR = Range.of("2002::", 16);
    private static final Range TRANSLATED = Range.of("64:ff9b::", 96);

    private PublicNetwork() {}

    /** Whether an address is one of the public network. */
    static boolean has(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (SIX_TO_FOUR.has(bytes)) {
            return has(embedded(bytes, 2));
        }
        if (TRANSLATED.has(bytes)) {
            return has(embedded(bytes, 12));
        }
        boolean reachable = address instanceof Inet4Address || GLOBAL_UNICAST.has(bytes);
        return reachable && SPECIAL.stream().noneMatch(range -> range.has(bytes));
    }

    private static InetAddress embedded(byte[] bytes, int from) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + 4));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }

    /** All addresses that begin with the same bits. */
    private record Range(byte[] start, int bits) {
        static Range of(String literal, int bits) {
            try {
                return new Range(InetAddress.getByName(literal).getAddress(), bits);
            } catch (UnknownHostException e) {
                throw new IllegalStateException(literal + " is an address", e);
            }
        }

        boolean has(byte[] address) {
            if (address.length != start.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((address[bit / 8] & mask) != (start[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
