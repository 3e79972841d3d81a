package org.trialgraph.web;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a user can choose about the server.
 *
 * @param data folder of the store
 * @param host address to listen on; {@code 127.0.0.1} lets nobody else in
 * @param port TCP port; 0 takes any free one
 * @param base the base IRI under which resources are shown, where it is not the store's own
 * @param services addresses that a query's SERVICE may call; empty closes SERVICE altogether
 */
public record ServerOptions(Path data, String host, int port, Optional<String> base, List<String> services) {
    /** Copies the list. */
    public ServerOptions {
        services = List.copyOf(services);
    }

    /** The usual server: port 3030 for this machine alone, SERVICE closed. */
    public static ServerOptions usual(Path data) {
        return new ServerOptions(data, "127.0.0.1", 3030, Optional.empty(), List.of());
    }

    /** The same on another port. */
    public ServerOptions onPort(int other) {
        return new ServerOptions(data, host, other, base, services);
    }
}
