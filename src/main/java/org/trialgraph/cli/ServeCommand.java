package org.trialgraph.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.trialgraph.rdf.Iris;
import org.trialgraph.rdf.Vocabulary;
import org.trialgraph.store.DataFolder;
import org.trialgraph.store.ReleaseFiles;
import org.trialgraph.store.StoreException;
import org.trialgraph.web.Server;
import org.trialgraph.web.ServerOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code serve}: the SPARQL endpoints, the pages and the linked data of a store. */
@Command(name = "serve")
final class ServeCommand extends TrialgraphCommand {
    private static final int MOST_PORTS = 65_535;
    private static final Duration PAUSE = Duration.ofSeconds(2);

    @Mixin
    private DataOption data;

    @Option(names = "--port", paramLabel = "N", defaultValue = "3030")
    private int port;

    @Option(names = "--host", paramLabel = "ADDRESS", defaultValue = "127.0.0.1")
    private String host;

    @Option(names = "--base", paramLabel = "IRI")
    private String base;

    @Option(names = "--follow")
    private boolean follow;

    @Option(names = "--open-metrics")
    private boolean openMetrics;

    @Mixin
    private ServiceOptions services;

    @Override
    public Integer call() throws IOException {
        Optional<String> address =
                Optional.ofNullable(base).map(ReadOptions::iris).map(Iris::base);
        if (follow) {
            awaitRelease();
        }
        data.tellCopies(messages());
        serve(new ServerOptions(data.folder(), host, port, address, openMetrics, services.rules()), out());
        return 0;
    }

    /** Waits until there is a release of which all files are there, as on a machine to which it is still being copied. */
    private void awaitRelease() throws IOException {
        DataFolder folder = new DataFolder(data.folder());
        for (boolean told = false; ; told = true) {
            try {
                Path release = folder.current();
                new ReleaseFiles(release).contents(folder.rebuild()).checkSizes(release, folder.rebuild());
                return;
            } catch (StoreException e) {
                if (!told) {
                    messages().note("waiting for a whole release: " + e.getMessage());
                }
            }
            try {
                Thread.sleep(PAUSE.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new UserError("the wait was interrupted → give the command again");
            }
        }
    }

    /** Serves until the process is told to stop. */
    static void serve(ServerOptions options, PrintWriter out) throws IOException {
        if (options.port() < 0 || options.port() > MOST_PORTS) {
            throw UserError.usage("--port " + options.port() + " is no port → give one from 0 to " + MOST_PORTS);
        }
        try (Server server = Server.start(options)) {
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop"));
            out.println("serving " + options.data() + ", Ctrl-C stops");
            out.println("pages     " + server.address());
            out.println("endpoint  " + server.address() + "sparql");
            out.println("try       curl " + server.address() + "sparql -H 'Accept: text/csv' --data-urlencode"
                    + " 'query=SELECT ?trial ?label { ?trial a <" + Vocabulary.TRIAL + "> ;"
                    + " <http://www.w3.org/2000/01/rdf-schema#label> ?label } LIMIT 5'");
            server.join();
        }
    }
}
