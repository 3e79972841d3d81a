package org.trialgraph.cli;

import java.time.Duration;
import java.util.List;
import org.trialgraph.federation.ServiceRules;
import picocli.CommandLine.Option;

/** What queries may call with SERVICE. */
final class ServiceOptions {
    @Option(names = "--allow-service", paramLabel = "URL|HOST")
    private List<String> services = List.of();

    @Option(names = "--allow-private", paramLabel = "HOST:PORT")
    private List<String> privateHosts = List.of();

    @Option(names = "--no-service")
    private boolean closed;

    @Option(names = "--service-timeout", paramLabel = "SECONDS", defaultValue = "10")
    private int seconds;

    @Option(names = "--service-rows", paramLabel = "N", defaultValue = "100000")
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
