package org.trialgraph.web;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.handler.EventsHandler;
import org.jspecify.annotations.Nullable;
import org.trialgraph.web.page.Answer;
import org.trialgraph.web.page.KeptAnswers;
import org.trialgraph.web.page.PageAddresses;
import org.trialgraph.web.query.QueryAdmission;
import org.trialgraph.web.query.RunningQueries;

/**
 * What the server does, in figures for Prometheus at {@code /$/metrics}. There is nothing in them about anybody: no address, no words of
 * a query or a search, nothing of a patient. Programs on the same machine may read them; the operator opens them to all.
 */
final class ServerMetrics implements AutoCloseable {
    /** Where they are read. */
    static final String PATH = "/$/metrics";

    private static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    /** What a proxy adds to a request that it passes on. */
    private static final List<String> FROM_ELSEWHERE =
            List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Via");

    private static final Pattern LOOPBACK = Pattern.compile("127\\.\\d+\\.\\d+\\.\\d+|(0:){7}1|::1");
    private static final Pattern THIS_MACHINE = Pattern.compile("(localhost|127\\.\\d+\\.\\d+\\.\\d+|\\[::1])(:\\d+)?");

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();
    private final boolean open;
    private volatile Shown shown = new Shown(0, 0, 0, 0);

    /**
     * The release that is shown.
     *
     * @param number of the run of publishing that made it
     * @param published when, in seconds since 1970
     */
    record Shown(long number, double published, long trials, long statements) {}

    /**
     * Over the parts of a server.
     *
     * @param open whether anyone may read them
     */
    ServerMetrics(boolean open, RunningQueries running, KeptAnswers kept) {
        this.open = open;
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        collections.bindTo(registry);
        gauge("trialgraph.queries.running", running, RunningQueries::count, "Queries that run or wait for a turn");
        running.ended()
                .forEach((reason, count) -> FunctionCounter.builder(
                                "trialgraph.queries.ended", count, counted -> counted.sum())
                        .tag("reason", reason)
                        .description("Queries that the server ended before their answer was whole")
                        .register(registry));
        counter("trialgraph.kept.answers.hits", kept, KeptAnswers::hits, "Answers that were kept and sent again");
        counter("trialgraph.kept.answers.misses", kept, KeptAnswers::misses, "Answers that had to be made");
        gauge("trialgraph.kept.answers.bytes", kept, KeptAnswers::bytes, "Bytes of the answers that are kept");
        gauge(
                "trialgraph.release.number",
                this,
                all -> all.shown.number(),
                "The run of publishing that made the release");
        gauge(
                "trialgraph.release.published.seconds",
                this,
                all -> all.shown.published(),
                "When it was published, since 1970");
        gauge("trialgraph.trials", this, all -> all.shown.trials(), "Trials of the release");
        gauge("trialgraph.statements", this, all -> all.shown.statements(), "Statements of the release");
    }

    private <T> void gauge(String name, T of, ToDoubleFunction<T> value, String description) {
        Gauge.builder(name, of, value)
                .description(description)
                .strongReference(true)
                .register(registry);
    }

    private <T> void counter(String name, T of, ToDoubleFunction<T> value, String description) {
        FunctionCounter.builder(name, of, value).description(description).register(registry);
    }

    /** Another release is shown. */
    void show(Shown release) {
        shown = release;
    }

    /** Times all requests, those too that no page came to see. */
    Handler.Singleton timer(PageAddresses addresses) {
        return new EventsHandler() {
            @Override
            protected void onComplete(Request request, int status, HttpFields headers, Throwable failure) {
                String path = addresses.belowBase(Request.getPathInContext(request));
                Timer.builder("trialgraph.requests")
                        .description(
                                "Requests by kind and class of status, from their first byte to the last of the answer")
                        .tag("kind", kind(path))
                        .tag("status", status < 100 ? "none" : status / 100 + "xx")
                        .register(registry)
                        .record(Duration.ofNanos(System.nanoTime() - request.getBeginNanoTime()));
            }
        };
    }

    private static String kind(String path) {
        if (path.matches(QueryAdmission.ENDPOINT)) {
            return "query";
        }
        return Stream.of("search", "lookup", "match", "dumps", "static", "$")
                .filter(kind -> path.startsWith("/" + kind))
                .findFirst()
                .orElse("page");
    }

    /** The figures, or 403 to who may not read them. */
    Answer answer(HttpServletRequest request) {
        return open || isHere(request)
                ? Answer.told(CONTENT_TYPE, registry.scrape())
                : Answer.problem(
                        403,
                        "these figures are for programs on the server's own machine → read them there, or start the"
                                + " server with --open-metrics");
    }

    /** Whether a program on the same machine asks, and no proxy does for somebody else. */
    private static boolean isHere(HttpServletRequest request) {
        @Nullable String host = request.getHeader("Host");
        return LOOPBACK.matcher(request.getRemoteAddr().replaceAll("[\\[\\]]", ""))
                        .matches()
                && host != null
                && THIS_MACHINE.matcher(host).matches()
                && FROM_ELSEWHERE.stream().allMatch(name -> request.getHeader(name) == null);
    }

    @Override
    public void close() {
        collections.close();
        registry.close();
    }
}
