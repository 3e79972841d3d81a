package org.trialgraph.cli;

import java.time.Duration;
import java.util.List;
import org.trialgraph.federation.ServiceRules;
import picocli.CommandLine.Option;

/** What queries may call with SERVICE. */
final class ServiceOptions {
    @Option(
            names = "--allow-service",
            paramLabel = "URL|HOST",
            description = {
                "An endpoint that queries may call with SERVICE, or a host all of whose endpoints they may call,",
                "besides this store's own endpoints, id.nlm.nih.gov and query.wikidata.org. May be given several times.",
                "URL=OTHER-URL asks a copy of the endpoint at the other address."
            })
    private List<String> services = List.of();

    @Option(
            names = "--allow-private",
            paramLabel = "HOST:PORT",
            description = "A host of --allow-service, given by name, that may have an address of a private network.")
    private List<String> privateHosts = List.of();

    @Option(names = "--no-service", description = "Closes SERVICE altogether.")
    private boolean closed;

    @Option(
            names = "--service-timeout",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description = "How long one call may take (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--service-rows",
            paramLabel = "N",
            defaultValue = "100000",
            description = "Most rows that one call may answer (default: ${DEFAULT-VALUE}); one with more fails.")
    private int rows;

    /** The rules that the user chose. */
    ServiceRules rules() {
        if (seconds < 1 || rows < 1) {
            throw UserError.usage("--service-timeout and --service-rows are whole numbers of at least 1");
        }
        if (closed) {
            return ServiceRules.closed();
        }
        try {
            return ServiceRules.usual()
                    .allowing(services)
                    .allowingPrivate(privateHosts)
                    .within(ServiceRules.Limits.of(Duration.ofSeconds(seconds), rows));
        } catch (IllegalArgumentException e) {
            throw UserError.usage(e.getMessage());
        }
    }
}
