package org.trialgraph.federation;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.SocketAddressResolver;

/**
 * Looks hosts up and gives the connection the very addresses that were checked, so that a name which answers differently the
 * second time gains nothing. Addresses of private networks are given only for hosts that the operator named as such.
 */
final class CheckedAddresses implements SocketAddressResolver {
    /** How names become addresses. */
    interface Names {
        InetAddress[] lookUp(String host) throws UnknownHostException;
    }

    private final Names names;
    private final Set<String> privateHosts;

    /**
     * @param names the look-up, of this machine unless a test plays one
     * @param privateHosts {@code host:port} that may be private
     */
    CheckedAddresses(Names names, Set<String> privateHosts) {
        this.names = names;
        this.privateHosts = Set.copyOf(privateHosts);
    }

    @Override
    public void resolve(String host, int port, Map<String, Object> context, Promise<List<InetSocketAddress>> promise) {
        try {
            promise.succeeded(addresses(host, port));
        } catch (UnknownHostException e) {
            promise.failed(e);
        }
    }

    /** A host and port in one form, an IPv6 address without brackets. */
    static String key(String host, int port) {
        return host.replaceAll("[\\[\\]]", "").toLowerCase(Locale.ROOT) + ":" + port;
    }

    /** The addresses of a host to which a connection may be made, one at least. */
    List<InetSocketAddress> addresses(String host, int port) throws UnknownHostException {
        boolean mayBePrivate = privateHosts.contains(key(host, port));
        List<InetSocketAddress> checked = new ArrayList<>();
        for (InetAddress address : names.lookUp(host)) {
            if (mayBePrivate || PublicNetwork.has(address)) {
                checked.add(new InetSocketAddress(address, port));
            }
        }
        if (checked.isEmpty()) {
            throw new UnknownHostException("the host has no address in the public network");
        }
        return checked;
    }
}
