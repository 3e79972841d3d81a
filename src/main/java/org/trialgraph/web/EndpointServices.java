package org.trialgraph.web;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.sparql.core.DatasetGraph;
import org.trialgraph.federation.OwnEndpoints;
import org.trialgraph.federation.ServiceRules;
import org.trialgraph.federation.Services;

/** SERVICE in the endpoints of a server. */
final class EndpointServices {
    private static final Pattern PATH = Pattern.compile("(?:([a-z]+)/)?sparql");

    private EndpointServices() {}

    /** Opens SERVICE in all endpoints, as far as the rules allow. */
    static Services over(FusekiServer fuseki, Site site, ServiceRules rules) {
        OwnEndpoints own = new OwnEndpoints(
                path -> dataset(fuseki, path), List.of(site.publicBase().orElse(site.base()), site.base()));
        Services services = new Services(rules, own);
        fuseki.getDataAccessPointRegistry()
                .forEach(
                        (name, point) -> services.applyTo(point.getDataService().getDataset()));
        return services;
    }

    private static Optional<DatasetGraph> dataset(FusekiServer fuseki, String path) {
        Matcher endpoint = PATH.matcher(path);
        if (!endpoint.matches()) {
            return Optional.empty();
        }
        String name = endpoint.group(1) == null ? "/" : "/" + endpoint.group(1);
        return Optional.ofNullable(fuseki.getDataAccessPointRegistry().get(name))
                .map(point -> point.getDataService().getDataset());
    }

    /** By what addresses the server's own endpoints are named on this machine. */
    static List<String> addresses(String shown, String host, int port) {
        return List.of(
                shown,
                "http://" + host + ":" + port + "/",
                "http://localhost:" + port + "/",
                "http://127.0.0.1:" + port + "/");
    }
}
