package org.trialgraph.web;

import java.io.IOException;
import java.net.BindException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.lang3.concurrent.BasicThreadFactory;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.apache.jena.dboe.transaction.txn.TransactionException;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.fuseki.main.sys.FusekiModules;
import org.apache.jena.fuseki.server.DataAccessPointRegistry;
import org.apache.jena.fuseki.server.Operation;
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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trialgraph.federation.ServiceRules;
import org.trialgraph.federation.Services;
import org.trialgraph.files.Reasons;
import org.trialgraph.store.DataFolder;
import org.trialgraph.store.ReleaseFiles;
import org.trialgraph.store.ReleaseView;
import org.trialgraph.store.ServerConfiguration;
import org.trialgraph.store.StoreException;
import org.trialgraph.web.data.Limit;
import org.trialgraph.web.data.ServedDataset;
import org.trialgraph.web.page.KeptAnswers;
import org.trialgraph.web.page.PageAddresses;
import org.trialgraph.web.query.ExampleAnswers;
import org.trialgraph.web.query.GuardedQueries;
import org.trialgraph.web.query.QueryAdmission;
import org.trialgraph.web.query.RunningQueries;

/** The running server over the current release of a store; it shows a new release soon after it is published. */
public final class Server implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);

    /** Jetty's own size. Fuseki's of 5 MiB is beyond what the buffer pool keeps, and costs a zeroed buffer per answer. */
    private static final int OUTPUT_BUFFER = 32 * 1024;

    /** More than browsers and proxies pass on, for queries within an address. Fuseki's own is half a megabyte a connection. */
    static final int REQUEST_HEAD = 64 * 1024;

    private static final int FEWEST_THREADS = 4;
    private static final int THREADS_OF_PAGES = 64;

    /** Connections that the system takes before they are accepted. */
    private static final int ACCEPTED_LATER = 1024;

    /** Bytes that wait in the system for a client to take them: enough for some megabytes a second around the world. */
    private static final int SENT_AHEAD = 256 * 1024;

    /** Numbers of some registries have slashes, and whoever asks for one escapes them or not. */
    private static final UriCompliance NUMBERS_IN_PATHS = UriCompliance.DEFAULT.with(
            "numbers in paths", Violation.AMBIGUOUS_PATH_SEPARATOR, Violation.AMBIGUOUS_EMPTY_SEGMENT);

    /** The share of the memory that answers may take that are kept. */
    private static final int SHARE_OF_ANSWERS = 16;

    /** How often the data folder is looked at for another release. */
    private static final Duration LOOK = Duration.ofSeconds(2);

    private final ServerOptions options;
    private final ClientTimeouts timeouts;
    private final List<Limit> limits;
    private final RunningQueries running;
    private final KeptAnswers kept = new KeptAnswers(Runtime.getRuntime().maxMemory() / SHARE_OF_ANSWERS);
    private final ServerMetrics metrics;
    private final PagesFilter filter;
    private final FusekiServer fuseki;
    private final Services services;
    private final ScheduledThreadPoolExecutor releases = new ScheduledThreadPoolExecutor(
            1,
            BasicThreadFactory.builder().namingPattern("releases").daemon(true).build());
    private final Deque<ServedRelease> open = new ConcurrentLinkedDeque<>();
    /** A release that cannot be opened, which is told once, and what its files were like. */
    private @Nullable Path told;

    private Set<String> refused = Set.of();

    private Server(ServerOptions options, ClientTimeouts timeouts) throws IOException {
        this.options = options;
        this.timeouts = timeouts;
        this.limits = StatedLimits.of(timeouts, options.services());
        this.running = new RunningQueries(timeouts.query());
        PageAddresses addresses = new PageAddresses(options.base().orElse(""));
        this.metrics = new ServerMetrics(options.openMetrics(), running, kept);
        this.filter = new PagesFilter(addresses, kept, metrics);
        ServedRelease first = ServedRelease.open(options, limits, running, this::endpoints);
        this.fuseki = first.fuseki();
        this.services = services(fuseki.getDataAccessPointRegistry(), first.dataset(), options.services());
        fuseki.getJettyServer().insertHandler(addresses.withoutBase());
        guard(fuseki, timeouts);
        fuseki.getJettyServer().insertHandler(metrics.timer(addresses));
        show(first);
        try {
            listen(fuseki, options);
        } catch (RuntimeException e) {
            first.view().close();
            throw e;
        }
        releases.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        releases.execute(() -> prepare(first));
        releases.scheduleWithFixedDelay(this::follow, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
        Stream.of(options.host(), "localhost", "127.0.0.1")
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
        return new Server(options, timeouts);
    }

    /**
     * Shows the release that the data folder serves now, where it is another one and whole, and closes those before that nobody reads
     * any more. One that is not whole, as while it is being copied, is told once and tried again when its files have changed.
     */
    private void follow() {
        ServedRelease before = open.getLast();
        open.stream().filter(ServedRelease::isLeft).forEach(this::close);
        Path current = before.folder();
        Set<String> state = Set.of();
        try {
            current = new DataFolder(options.data()).release().orElse(current);
            if (before.isOf(current)) {
                return;
            }
            state = new ReleaseFiles(current).state();
            if (state.equals(refused)) {
                return;
            }
            ServedRelease next = ServedRelease.open(options, limits, running, this::endpoints);
            prepare(next);
            show(next);
            before.leave();
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            if (!current.equals(told)) {
                LOG.error("{} cannot be served, {} still is: {}", current, before.folder(), e.getMessage());
            }
            told = current;
            refused = state;
        }
    }

    private void prepare(ServedRelease release) {
        release.prepare();
        metrics.show(release.figures());
    }

    private void show(ServedRelease release) {
        DataAccessPointRegistry points = fuseki.getDataAccessPointRegistry();
        release.points().forEach((name, point) -> {
            services.applyTo(point.getDataService().getDataset());
            points.put(name, point);
        });
        filter.show(release);
        kept.clear();
        open.add(release);
    }

    private void close(ServedRelease release) {
        try {
            open.remove(release);
            release.close();
        } catch (IOException | TransactionException e) {
            LOG.warn("{} is left behind: {}", release.view().files().folder(), e.getMessage());
        }
    }

    private FusekiServer endpoints(ReleaseView release, ExampleAnswers examples) {
        FusekiServer fuseki = FusekiServer.create()
                .fusekiModules(FusekiModules.empty())
                .registerOperation(Operation.Query, new GuardedQueries(release, running, kept, examples))
                .parseConfig(ServerConfiguration.serving(release.files().folder(), release.base()))
                .port(options.port())
                .numServerThreads(FEWEST_THREADS, QueryAdmission.THREADS + THREADS_OF_PAGES)
                .enablePing(true)
                .addFilter("/*", filter)
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
    private static Services services(DataAccessPointRegistry points, ServedDataset dataset, ServiceRules rules) {
        return new Services(
                rules,
                path -> Optional.of(path)
                        .filter(p -> p.equals("sparql") || p.endsWith("/sparql"))
                        .map(p -> points.get("/" + p.substring(0, Math.max(0, p.lastIndexOf('/')))))
                        .map(point -> point.getDataService().getDataset()),
                List.of(dataset.publicBase().orElse(dataset.base()), dataset.base()));
    }

    /** What protects everything else from clients. */
    private static void guard(FusekiServer fuseki, ClientTimeouts timeouts) {
        fuseki.getJettyServer().setErrorHandler(new ErrorLines());
        fuseki.getJettyServer()
                .getContainedBeans(ServletContextHandler.class)
                .forEach(each -> each.setErrorHandler(new ErrorLines()));
        SlowClients slow = new SlowClients(timeouts);
        fuseki.getJettyServer().insertHandler(QueryAdmission.ofQueries());
        fuseki.getJettyServer().insertHandler(QueryAdmission.ofPatients());
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
            if (e.getCause() instanceof IOException) {
                throw new StoreException(
                        options.host() + ":" + options.port() + " cannot be listened at: " + Reasons.of(e)
                                + " → choose another --host or --port",
                        e);
            }
            throw e;
        }
    }

    /** The port it listens on. */
    public int port() {
        return fuseki.getPort();
    }

    /** Its address, ending in a slash. */
    public String address() {
        return "http://" + (List.of("0.0.0.0", "127.0.0.1").contains(options.host()) ? "localhost" : options.host())
                + ":" + port() + "/";
    }

    /** Waits until it is stopped. */
    public void join() {
        fuseki.join();
    }

    /** Stops listening and closes the store; {@link #join} returns. May be called from any thread, more than once. */
    @Override
    public synchronized void close() {
        running.close();
        releases.shutdown();
        try {
            releases.awaitTermination(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        fuseki.stop();
        services.close();
        metrics.close();
        open.forEach(this::close);
    }
}
