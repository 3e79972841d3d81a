package org.trialgraph.federation;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.jetty.util.InetAddressSet;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.SocketAddressResolver;
import org.trialgraph.text.ResourceLines;

/**
 * Looks hosts up and gives the connection the very addresses that were checked, so that a name which answers differently the
 * second time gains nothing. Addresses of private networks are given only for hosts that the operator named as such.
 */
final class PublicNetwork implements SocketAddressResolver {
    /** Those of a machine, a local network or a special purpose (IANA's registries of special-purpose addresses). */
    private static final InetAddressSet SPECIAL =
            addresses(ResourceLines.beside(PublicNetwork.class, "special-purpose-addresses.txt"));

    private static final InetAddressSet GLOBAL_UNICAST = addresses(List.of("2000::/3"));
    private static final InetAddressSet SIX_TO_FOUR = addresses(List.of("2002::/16"));
    private static final InetAddressSet TRANSLATED = addresses(List.of("64:ff9b::/96"));

    private final Names names;
    private final Set<String> privateHosts;

    /** How names become addresses. */
    interface Names {
        InetAddress[] lookUp(String host) throws UnknownHostException;
    }

    /**
     * @param names the look-up, of this machine unless a test plays one
     * @param privateHosts {@code host:port} that may be private
     */
    PublicNetwork(Names names, Set<String> privateHosts) {
        this.names = names;
        this.privateHosts = Set.copyOf(privateHosts);
    }

    /** Gives the addresses of a host to which a connection may be made, one at least. */
    @Override
    public void resolve(String host, int port, Map<String, Object> context, Promise<List<InetSocketAddress>> promise) {
        try {
            boolean mayBePrivate = privateHosts.contains(ServiceRules.hostAndPort(host, port));
            List<InetSocketAddress> checked = Stream.of(names.lookUp(host))
                    .filter(address -> mayBePrivate || has(address))
                    .map(address -> new InetSocketAddress(address, port))
                    .toList();
            if (checked.isEmpty()) {
                throw new UnknownHostException("the host has no address in the public network");
            }
            promise.succeeded(checked);
        } catch (UnknownHostException e) {
            promise.failed(e);
        }
    }

    /** Whether everyone can reach an address; a private IPv4 address may be hidden in an IPv6 address. */
    static boolean has(InetAddress address) {
        if (SIX_TO_FOUR.test(address)) {
            return has(embedded(address, 2));
        }
        if (TRANSLATED.test(address)) {
            return has(embedded(address, 12));
        }
        boolean reachable = address instanceof Inet4Address || GLOBAL_UNICAST.test(address);
        return reachable && !SPECIAL.test(address);
    }

    private static InetAddress embedded(InetAddress address, int from) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(address.getAddress(), from, from + 4));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }

    private static InetAddressSet addresses(List<String> ranges) {
        InetAddressSet set = new InetAddressSet();
        set.addAll(ranges);
        return set;
    }
}
