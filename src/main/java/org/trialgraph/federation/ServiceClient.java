package org.trialgraph.federation;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.commons.io.input.BoundedInputStream;
import org.apache.jena.atlas.RuntimeIOException;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.riot.rowset.RowSetReader;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.resultset.ResultSetException;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.sys.JenaSystem;
import org.eclipse.jetty.client.FormRequestContent;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.InputStreamResponseListener;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Asks other endpoints over HTTP: only at checked addresses, with no cookies, within the limits. */
final class ServiceClient implements AutoCloseable {
    private static final String RESULTS = "application/sparql-results+json, application/sparql-results+xml;q=0.9";
    private static final int AT_ONCE = 16;
    private static final int THREADS = 12;
    private static final int LONGEST_GET = 2_000;
    private static final int LONGEST_HEAD = 64 * 1024;
    private static final int MOST_REDIRECTS = 3;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final ServiceRules.Limits limits;
    private final HttpClient http = new HttpClient();
    private final Semaphore free = new Semaphore(AT_ONCE);

    /** An endpoint could not be asked, or its answer not be used; the message says why, to the one who asked. */
    static final class ServiceFailure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ServiceFailure(String why) {
            super(why);
        }
    }

    /** A client that looks names up as this machine does. */
    ServiceClient(ServiceRules rules) {
        this(rules, InetAddress::getAllByName);
    }

    ServiceClient(ServiceRules rules, PublicNetwork.Names names) {
        JenaSystem.init();
        limits = rules.limits();
        QueuedThreadPool threads = new QueuedThreadPool(THREADS, 1);
        threads.setName("service");
        threads.setDaemon(true);
        http.setSocketAddressResolver(new PublicNetwork(names, rules.allPrivateHosts()));
        http.setExecutor(threads);
        http.setConnectTimeout(limits.timeout().toMillis());
        http.setIdleTimeout(limits.timeout().toMillis());
        http.setFollowRedirects(false);
        http.setHttpCookieStore(new HttpCookieStore.Empty());
        http.setMaxConnectionsPerDestination(AT_ONCE);
        http.setMaxResponseHeadersSize(LONGEST_HEAD);
        http.setUserAgentField(new HttpField(HttpHeader.USER_AGENT, "Trialgraph (https://w3id.org/trialgraph)"));
        try {
            http.start();
        } catch (Exception e) {
            throw new IllegalStateException("the client of SERVICE does not start", e);
        }
    }

    /**
     * What an endpoint answers to a SELECT query.
     *
     * @throws ServiceFailure if it does not answer, or not within the limits
     */
    List<Binding> select(URI address, String query) {
        long end = System.nanoTime() + limits.timeout().toNanos();
        try {
            if (!free.tryAcquire(limits.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new ServiceFailure("waits behind too many other requests");
            }
            try {
                return select(address, query, end);
            } finally {
                free.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServiceFailure("was interrupted");
        }
    }

    private List<Binding> select(URI address, String query, long end) throws InterruptedException {
        URI at = address;
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            Request request = request(at, query).timeout(left(end), TimeUnit.NANOSECONDS);
            try (InputStreamResponseListener listener = new InputStreamResponseListener()) {
                request.send(listener);
                Response response = listener.get(left(end), TimeUnit.NANOSECONDS);
                if (!REDIRECTS.contains(response.getStatus())) {
                    return rows(response, listener.getInputStream());
                }
                at = redirected(at, response.getHeaders().get(HttpHeader.LOCATION));
                request.abort(new ServiceFailure("is asked elsewhere"));
            } catch (TimeoutException e) {
                throw late();
            } catch (ExecutionException e) {
                throw failure(e.getCause());
            } catch (IOException | RuntimeIOException e) {
                throw failure(e.getCause() == null ? e : e.getCause());
            }
        }
        throw new ServiceFailure("redirects in a circle");
    }

    private Request request(URI at, String query) {
        Request request = http.newRequest(at).accept(RESULTS);
        if (query.length() < LONGEST_GET) {
            return request.method(HttpMethod.GET).param("query", query);
        }
        Fields form = new Fields();
        form.put("query", query);
        return request.method(HttpMethod.POST).body(new FormRequestContent(form));
    }

    private List<Binding> rows(Response response, InputStream body) throws IOException {
        if (response.getStatus() != 200) {
            throw new ServiceFailure("answered with HTTP status " + response.getStatus());
        }
        String type = Objects.requireNonNullElse(response.getHeaders().get(HttpHeader.CONTENT_TYPE), "")
                .toLowerCase(Locale.ROOT);
        boolean xml = type.startsWith("application/sparql-results+xml") || type.startsWith("application/xml");
        boolean json = type.startsWith("application/sparql-results+json") || type.startsWith("application/json");
        if (!xml && !json) {
            throw new ServiceFailure("answered with \"" + type + "\" and not with SPARQL results");
        }
        try (BoundedInputStream in = BoundedInputStream.builder()
                .setInputStream(body)
                .setMaxCount(limits.bytes() + 1)
                .setOnMaxCount((most, read) -> {
                    throw new IOException("more than " + limits.bytes() + " bytes");
                })
                .get()) {
            return read(in, RowSetReader.createReader(xml ? ResultSetLang.RS_XML : ResultSetLang.RS_JSON));
        }
    }

    private List<Binding> read(BoundedInputStream in, RowSetReader reader) {
        try {
            return atMost(limits.rows(), reader.read(in, new Context()));
        } catch (ResultSetException | RiotException e) {
            boolean more = in.getCount() > limits.bytes();
            String what = more ? "more than " + limits.bytes() + " bytes" : "with damaged SPARQL results";
            throw new ServiceFailure("answered " + what);
        }
    }

    /**
     * All rows, in order. They are never cut off, for nobody would notice.
     *
     * @throws ServiceFailure if there are more
     */
    static List<Binding> atMost(int most, RowSet found) {
        List<Binding> rows = new ArrayList<>();
        while (found.hasNext()) {
            if (rows.size() == most) {
                throw new ServiceFailure("answered more than " + most + " rows: ask it for less");
            }
            rows.add(found.next());
        }
        return rows;
    }

    /** Where a redirect leads, on the same host alone: to the same port, or from HTTP to HTTPS. */
    private static URI redirected(URI from, String location) {
        URI to = Optional.ofNullable(location)
                .flatMap(l -> ServiceRules.endpoint(from.resolve(l).toString()))
                .orElseThrow(() -> new ServiceFailure("redirects to no address"));
        boolean upgrade =
                from.getPort() < 0 && to.getPort() < 0 && to.getScheme().equals("https");
        boolean same = from.getScheme().equals(to.getScheme()) && from.getPort() == to.getPort();
        if (!from.getHost().equals(to.getHost()) || !(same || upgrade)) {
            throw new ServiceFailure("redirects to another host, which is not followed");
        }
        return to;
    }

    private long left(long end) {
        long left = end - System.nanoTime();
        if (left <= 0) {
            throw late();
        }
        return left;
    }

    private ServiceFailure failure(Throwable cause) {
        if (cause instanceof ServiceFailure failure) {
            return failure;
        }
        if (cause instanceof TimeoutException) {
            return late();
        }
        boolean unreachable = cause instanceof SocketException || cause instanceof UnknownHostException;
        // the words of the HTTP client are of this server's inside
        return new ServiceFailure(
                unreachable
                        ? "cannot be reached (" + cause.getMessage() + ")"
                        : "broke the connection, or answered with damaged HTTP");
    }

    private ServiceFailure late() {
        return new ServiceFailure("did not answer within " + limits.timeout().toMillis() / 1000.0 + " seconds");
    }

    @Override
    public void close() {
        try {
            http.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the client of SERVICE does not stop", e);
        }
    }
}
