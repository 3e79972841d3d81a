package org.trialgraph.federation;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Another organisation's endpoint, played on this machine, with the faults that such endpoints have. */
public final class StubEndpoint implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> queries = new CopyOnWriteArrayList<>();

    private StubEndpoint(HttpServer server) {
        this.server = server;
    }

    /**
     * Listens on a free port. {@code /rows/N} answers N rows of one variable ?x, {@code /slow} after 30 seconds, {@code /page}
     * with HTML, {@code /broken} with half a result, {@code /error} with status 500, {@code /moved} by leading to {@code /rows/1},
     * {@code /circle} to itself, {@code /away?URL} to that URL.
     */
    public static StubEndpoint start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        StubEndpoint endpoint = new StubEndpoint(server);
        server.createContext("/", endpoint::answer);
        server.setExecutor(endpoint.threads);
        server.start();
        return endpoint;
    }

    /** The address of a path such as {@code rows/3}. */
    public String at(String path) {
        return "http://127.0.0.1:" + port() + "/" + path;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** The queries that were received, in order. */
    public List<String> queries() {
        return List.copyOf(queries);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String query = exchange.getRequestURI().getRawQuery();
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            queries.add(decoded(body.isEmpty() ? String.valueOf(query) : body));
            if (path.startsWith("/rows/")) {
                send(exchange, 200, "application/sparql-results+json", rows(Integer.parseInt(path.substring(6))));
            } else if (path.equals("/moved")) {
                lead(exchange, "/rows/1");
            } else if (path.equals("/circle")) {
                lead(exchange, "/circle");
            } else if (path.equals("/away")) {
                lead(exchange, decoded(query.replaceFirst("&.*", "")));
            } else {
                fault(exchange, path);
            }
        }
    }

    private static void fault(HttpExchange exchange, String path) throws IOException {
        switch (path) {
            case "/slow" -> {
                pause();
                send(exchange, 200, "application/sparql-results+json", rows(1));
            }
            case "/page" -> send(exchange, 200, "text/html", "<p>Welcome</p>");
            case "/broken" ->
                send(exchange, 200, "application/sparql-results+json", "{\"head\": {\"vars\": [\"x\"]}, \"res");
            case "/head" -> {
                exchange.getResponseHeaders().set("X-Long", "x".repeat(100_000));
                send(exchange, 200, "application/sparql-results+json", rows(1));
            }
            case "/cut" -> {
                exchange.getResponseHeaders().set("Content-Type", "application/sparql-results+json");
                exchange.sendResponseHeaders(200, 1000);
            }
            default -> send(exchange, 500, "text/plain", "out of memory");
        }
    }

    private static void pause() {
        try {
            Thread.sleep(30_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String rows(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"x\": {\"type\": \"literal\", \"value\": \"" + i + "\"}}")
                .collect(Collectors.joining(
                        ",", "{\"head\": {\"vars\": [\"x\"]}, \"results\": {\"bindings\": [", "]}}"));
    }

    private static void lead(HttpExchange exchange, String location) throws IOException {
        exchange.getResponseHeaders().set("Location", location);
        exchange.sendResponseHeaders(302, -1);
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static String decoded(String form) {
        return URLDecoder.decode(form, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
