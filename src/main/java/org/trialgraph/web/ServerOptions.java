package org.trialgraph.web;

import java.nio.file.Path;
import java.util.Optional;
import org.trialgraph.federation.ServiceRules;

/**
 * What a user can choose about the server.
 *
 * @param data folder of the store
 * @param host address to listen on; {@code 127.0.0.1} lets nobody else in
 * @param port TCP port; 0 takes any free one
 * @param base the public address of the server, ending in a slash; its path may stand before every path of the pages
 * @param openMetrics whether anyone may read {@code /$/metrics}; else programs on this machine alone
 * @param services what a query's SERVICE may call
 */
public record ServerOptions(
        Path data, String host, int port, Optional<String> base, boolean openMetrics, ServiceRules services) {
    /** The usual server: port 3030 for this machine alone, SERVICE for MeSH and Wikidata. */
    public static ServerOptions usual(Path data) {
        return new ServerOptions(data, "127.0.0.1", 3030, Optional.empty(), false, ServiceRules.usual());
    }

    /** The same on another port. */
    public ServerOptions onPort(int other) {
        return new ServerOptions(data, host, other, base, openMetrics, services);
    }

    /** The same with other rules for SERVICE. */
    public ServerOptions calling(ServiceRules other) {
        return new ServerOptions(data, host, port, base, openMetrics, other);
    }
}
