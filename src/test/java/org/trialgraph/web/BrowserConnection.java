package org.trialgraph.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The debugging protocol of Chromium: calls with their answers, and the events in between. */
final class BrowserConnection implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final List<JsonNode> events = new ArrayList<>();
    private final AtomicInteger number = new AtomicInteger();
    private WebSocket socket;

    private BrowserConnection() {}

    static BrowserConnection open(URI address) {
        BrowserConnection connection = new BrowserConnection();
        connection.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(address, connection.new Messages())
                .join();
        return connection;
    }

    /** Calls a method and waits for its answer. */
    JsonNode call(String method, JsonNode parameters, int seconds) throws Exception {
        int id = number.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        waiting.put(id, answer);
        ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
        message.set("params", parameters);
        socket.sendText(message.toString(), true).get(seconds, TimeUnit.SECONDS);
        JsonNode answered = answer.get(seconds, TimeUnit.SECONDS);
        if (answered.has("error")) {
            throw new IOException(method + ": " + answered.path("error"));
        }
        return answered.path("result");
    }

    /** Waits for an event. */
    void await(String method, int seconds) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        synchronized (events) {
            while (events(method).isEmpty()) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left <= 0) {
                    throw new IOException("no " + method + " within " + seconds + " seconds");
                }
                events.wait(left);
            }
        }
    }

    /** The parameters of the events of a kind since they were last forgotten. */
    List<JsonNode> events(String method) {
        synchronized (events) {
            return events.stream()
                    .filter(event -> event.path("method").asText().equals(method))
                    .map(event -> event.path("params"))
                    .toList();
        }
    }

    void forgetEvents() {
        synchronized (events) {
            events.clear();
        }
    }

    @Override
    public void close() {
        socket.abort();
    }

    /** Puts the parts of messages together. */
    private final class Messages implements WebSocket.Listener {
        private final StringBuilder parts = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            parts.append(part);
            if (last) {
                take(parts.toString());
                parts.setLength(0);
            }
            from.request(1);
            return null;
        }

        private void take(String text) {
            try {
                JsonNode message = JSON.readTree(text);
                if (message.has("id")) {
                    waiting.remove(message.path("id").asInt()).complete(message);
                    return;
                }
                synchronized (events) {
                    events.add(message);
                    events.notifyAll();
                }
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("the browser sent what is no JSON", e);
            }
        }
    }
}
