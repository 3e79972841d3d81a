package org.trialgraph.fetch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A server on this machine that plays a registry's interface, and its troubles. */
final class StubRegistry implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, Function<HttpExchange, byte[]>> pages = new LinkedHashMap<>();
    private final Deque<Trouble> troubles = new ArrayDeque<>();
    private final List<String> requests = new ArrayList<>();
    private final List<String> agents = new ArrayList<>();

    /** What goes wrong with a request. */
    @FunctionalInterface
    interface Trouble {
        void with(HttpExchange exchange) throws IOException;
    }

    StubRegistry() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Answers requests whose path and query begin so; the first that fits does. */
    StubRegistry at(String address, String body) {
        return at(address, exchange -> body);
    }

    StubRegistry at(String address, Function<HttpExchange, String> body) {
        pages.put(address, exchange -> body.apply(exchange).getBytes(StandardCharsets.UTF_8));
        return this;
    }

    StubRegistry atBytes(String address, byte[] body) {
        pages.put(address, exchange -> body);
        return this;
    }

    /** The next request goes wrong. */
    StubRegistry then(Trouble trouble) {
        troubles.add(trouble);
        return this;
    }

    /** The next request is answered with a status and a header. */
    StubRegistry then(int status, String header, String value) {
        return then(exchange -> {
            exchange.getResponseHeaders().add(header, value);
            exchange.sendResponseHeaders(status, -1);
        });
    }

    /** The next request breaks off in the middle of the answer. */
    StubRegistry thenCutOff() {
        return then(exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write("{\"studies\": [".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
        });
    }

    /** The next request is answered as it should be. */
    StubRegistry thenWell() {
        return then(this::well);
    }

    List<String> requests() {
        return requests;
    }

    List<String> agents() {
        return agents;
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        agents.add(exchange.getRequestHeaders().getFirst("User-Agent"));
        try (exchange) {
            if (troubles.isEmpty()) {
                well(exchange);
            } else {
                troubles.remove().with(exchange);
            }
        }
    }

    private void well(HttpExchange exchange) throws IOException {
        String address = exchange.getRequestURI().toString();
        for (Map.Entry<String, Function<HttpExchange, byte[]>> page : pages.entrySet()) {
            if (address.startsWith(page.getKey())) {
                byte[] bytes = page.getValue().apply(exchange);
                if (bytes.length == 0) {
                    exchange.sendResponseHeaders(304, -1);
                    return;
                }
                exchange.sendResponseHeaders(200, bytes.length);
                try (OutputStream out = exchange.getResponseBody()) {
                    out.write(bytes);
                }
                return;
            }
        }
        exchange.sendResponseHeaders(404, -1);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
