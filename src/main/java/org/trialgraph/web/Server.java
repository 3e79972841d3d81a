package org.trialgraph.web;

import java.io.IOException;
import java.net.BindException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.fuseki.main.sys.FusekiModules;
import org.apache.jena.fuseki.server.DataAccessPointRegistry;
import org.apache.jena.fuseki.server.Operation;
import org.apache.jena.sparql.core.DatasetGraph;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHandler;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http.UriCompliance.Violation;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.gzip.GzipHandler;
import org.trialgraph.federation.ServiceRules;
import org.trialgraph.federation.Services;
import org.trialgraph.store.ReleaseView;
import org.trialgraph.store.ServerConfiguration;
import org.trialgraph.store.StoreException;
import org.trialgraph.web.data.ServedDataset;
import org.trialgraph.web.page.PageAddresses;
import org.trialgraph.web.page.Pages;
import org.trialgraph.web.query.GuardedQueries;
import org.trialgraph.web.query.QueryAdmission;
import org.trialgraph.web.query.RunningQueries;

/** The running server over the current release of a store. */
public final class Server implements AutoCloseable {
    /** Jetty's own size. Fuseki's of 5 MiB is beyond what the buffer pool keeps, and costs a zeroed buffer per answer. */
    private static final int OUTPUT_BUFFER = 32 * 1024;

    /** More than browsers and proxies pass on, for queries within an address. Fuseki's own is half a megabyte a connection. */
    private static final int REQUEST_HEAD = 64 * 1024;

    private static final int FEWEST_THREADS = 4;
    private static final int THREADS_OF_PAGES = 64;

    /** Connections that the system takes before they are accepted. */
    private static final int ACCEPTED_LATER = 1024;

    /** Bytes that wait in the system for a client to take them: enough for some megabytes a second around the world. */
    private static final int SENT_AHEAD = 256 * 1024;

    /** Numbers of some registries have slashes, and whoever asks for one escapes them or not. */
    private static final UriCompliance NUMBERS_IN_PATHS = UriCompliance.DEFAULT.with(
            "numbers in paths", Violation.AMBIGUOUS_PATH_SEPARATOR, Violation.AMBIGUOUS_EMPTY_SEGMENT);

    private final FusekiServer fuseki;
    private final ReleaseView release;
    private final Services services;
    private final RunningQueries running;
    private final CompletableFuture<Void> warmup;
    private final String host;

    private Server(ServerOptions options, ClientTimeouts timeouts, ReleaseView release) {
        this.release = release;
        this.running = new RunningQueries(timeouts.query());
        this.host = options.host();
        PageAddresses addresses = new PageAddresses(options.base().orElse(""));
        PagesFilter filter = new PagesFilter(addresses);
        this.fuseki = build(options, release, running, filter);
        ServedDataset dataset = dataset(fuseki, options, release);
        this.services = services(fuseki, dataset, options.services());
        fuseki.getJettyServer().insertHandler(addresses.withoutBase());
        guard(fuseki, timeouts);
        Pages pages = new Pages(dataset);
        filter.show(pages);
        listen(fuseki, options);
        this.warmup = CompletableFuture.runAsync(pages::prepare);
        Stream.of(host, "localhost", "127.0.0.1")
                .map(name -> "http://" + name + ":" + port() + "/")
                .forEach(services::alsoAt);
        services.alsoAt(address());
    }

    /**
     * Opens the store and listens.
     *
     * @throws StoreException if nothing is published, or the port is taken
     */
    public static Server start(ServerOptions options) throws IOException {
        return start(options, ClientTimeouts.usual());
    }

    /** Opens the store and listens, with other timeouts for clients. */
    static Server start(ServerOptions options, ClientTimeouts timeouts) throws IOException {
        ReleaseView release = ReleaseView.current(options.data());
        try {
            return new Server(options, timeouts, release);
        } catch (RuntimeException e) {
            release.close();
            throw e;
        }
    }

    private static FusekiServer build(
            ServerOptions options, ReleaseView release, RunningQueries running, PagesFilter pages) {
        FusekiServer fuseki = FusekiServer.create()
                .fusekiModules(FusekiModules.empty())
                .registerOperation(Operation.Query, new GuardedQueries(release.base(), running))
                .parseConfig(ServerConfiguration.serving(release.files().folder(), release.base()))
                .port(options.port())
                .numServerThreads(FEWEST_THREADS, QueryAdmission.THREADS + THREADS_OF_PAGES)
                .enablePing(true)
                .addFilter("/*", pages)
                .build();
        fuseki.getJettyServer()
                .getContainedBeans(ServletHandler.class)
                .forEach(each -> each.setDecodeAmbiguousURIs(true));
        fuseki.getJettyServer().insertHandler(compression());
        for (var connector : fuseki.getJettyServer().getConnectors()) {
            HttpConfiguration http =
                    connector.getConnectionFactory(HttpConnectionFactory.class).getHttpConfiguration();
            http.setOutputBufferSize(OUTPUT_BUFFER);
            http.setRequestHeaderSize(REQUEST_HEAD);
            http.setUriCompliance(NUMBERS_IN_PATHS);
            // a proxy may not take a bare line feed for the end of a header
            http.setHttpCompliance(HttpCompliance.STRICT);
            ((ServerConnector) connector).setHost(options.host());
            ((ServerConnector) connector).setAcceptQueueSize(ACCEPTED_LATER);
            ((ServerConnector) connector).setAcceptedSendBufferSize(SENT_AHEAD);
        }
        return fuseki;
    }

    // The successor of GzipHandler is a module of its own that the server library does not bring along.
    @SuppressWarnings("removal")
    private static Handler.Singleton compression() {
        GzipHandler gzip = new GzipHandler();
        gzip.setMinGzipSize(1024);
        gzip.addIncludedMethods("POST");
        return gzip;
    }

    /** Opens SERVICE in all endpoints, as far as the rules allow; the server's own are asked without HTTP. */
    private static Services services(FusekiServer fuseki, ServedDataset dataset, ServiceRules rules) {
        DataAccessPointRegistry points = fuseki.getDataAccessPointRegistry();
        Services services = new Services(
                rules,
                path -> Optional.of(path)
                        .filter(p -> p.equals("sparql") || p.endsWith("/sparql"))
                        .map(p -> points.get("/" + p.substring(0, Math.max(0, p.lastIndexOf('/')))))
                        .map(point -> point.getDataService().getDataset()),
                List.of(dataset.publicBase().orElse(dataset.base()), dataset.base()));
        points.forEach((name, point) -> services.applyTo(point.getDataService().getDataset()));
        return services;
    }

    /** What protects everything else from clients. */
    private static void guard(FusekiServer fuseki, ClientTimeouts timeouts) {
        fuseki.getJettyServer().setErrorHandler(new ErrorLines());
        fuseki.getJettyServer()
                .getContainedBeans(ServletContextHandler.class)
                .forEach(each -> each.setErrorHandler(new ErrorLines()));
        SlowClients slow = new SlowClients(timeouts);
        fuseki.getJettyServer().insertHandler(new QueryAdmission());
        fuseki.getJettyServer().insertHandler(new RequestBodies());
        fuseki.getJettyServer().insertHandler(slow);
        for (var connector : fuseki.getJettyServer().getConnectors()) {
            connector.addEventListener(slow);
        }
    }

    private static void listen(FusekiServer fuseki, ServerOptions options) {
        try {
            fuseki.start();
        } catch (RuntimeException e) {
            fuseki.stop();
            if (ExceptionUtils.indexOfType(e, BindException.class) >= 0) {
                throw new StoreException(
                        "port " + options.port() + " on " + options.host()
                                + " is taken: stop what listens there or choose another with --port",
                        e);
            }
            throw e;
        }
    }

    private static ServedDataset dataset(FusekiServer fuseki, ServerOptions options, ReleaseView release) {
        DataAccessPointRegistry points = fuseki.getDataAccessPointRegistry();
        DatasetGraph current = points.get("/").getDataService().getDataset();
        DatasetGraph history = points.get("/history").getDataService().getDataset();
        return new ServedDataset(
                current,
                history,
                release.base(),
                options.base(),
                options.services().open());
    }

    /** The port it listens on. */
    public int port() {
        return fuseki.getPort();
    }

    /** Its address, ending in a slash. */
    public String address() {
        return "http://" + (List.of("0.0.0.0", "127.0.0.1").contains(host) ? "localhost" : host) + ":" + port() + "/";
    }

    /** Waits until it is stopped. */
    public void join() {
        fuseki.join();
    }

    /** Stops listening and closes the store; {@link #join} returns. May be called from any thread, more than once. */
    @Override
    public synchronized void close() throws IOException {
        running.close();
        warmup.join();
        fuseki.stop();
        services.close();
        release.close();
    }
}
