package org.trialgraph.web.data;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.jena.sparql.core.DatasetGraph;

/**
 * What pages may read.
 *
 * @param current all current graphs, as behind {@code /sparql}, with the text index
 * @param history superseded and alternative documents, one graph each
 * @param base base of the IRIs in the data
 * @param publicBase the address under which the public reaches this server, ending in a slash, where the user gave one
 * @param published when the release was published
 * @param limits what clients are held to
 * @param federated whether queries may call other endpoints
 */
public record ServedDataset(
        DatasetGraph current,
        DatasetGraph history,
        String base,
        Optional<String> publicBase,
        Instant published,
        List<Limit> limits,
        boolean federated) {
    /** Copies the list. */
    public ServedDataset {
        limits = List.copyOf(limits);
    }

    /** Where on this server its IRIs are answered. */
    public Links links() {
        return new Links(base);
    }

    /**
     * The address under which clients reach this server: the public base where the user gave one, else where the request says
     * that it was sent to, ending in a slash. A Host header that is no plain host and port is ignored.
     */
    public String address(HttpServletRequest request) {
        if (publicBase.isPresent()) {
            return publicBase.get();
        }
        String host = request.getHeader("Host");
        boolean plain = host != null && host.matches("[A-Za-z0-9.-]{1,253}(:\\d{1,5})?|\\[[0-9a-fA-F:.]+](:\\d{1,5})?");
        return request.getScheme() + "://" + (plain ? host : "localhost:" + request.getLocalPort()) + "/";
    }
}
