package org.trialgraph.web;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A Chromium without a screen, driven over its own debugging protocol, so that the tests need nothing but the browser. One
 * page is open at a time; what it asked for and complained of is kept until the next is opened.
 */
final class Browser implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SECONDS = 60;
    private static final int PATIENCE = 20;

    private final Path profile;
    private final Process process;
    private final BrowserConnection connection;

    private Browser(Path profile, Process process, BrowserConnection connection) {
        this.profile = profile;
        this.process = process;
        this.connection = connection;
    }

    /** Starts a browser; a test that cannot have one is skipped. */
    static Browser start(Path folder) throws Exception {
        Optional<String> found = Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst();
        assumeTrue(found.isPresent(), "no Chromium is installed, so no page is opened in a browser");
        Path profile = Files.createTempDirectory(folder, "profile");
        Process process = new ProcessBuilder(
                        found.get(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--hide-scrollbars",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(profile.resolve("output.log").toFile())
                .start();
        try {
            Browser browser = new Browser(profile, process, BrowserConnection.open(address(profile, process)));
            for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
                browser.call(domain + ".enable", Map.of());
            }
            return browser;
        } catch (Exception | Error e) {
            process.destroyForcibly();
            throw e;
        }
    }

    /** The address of the one page, which the browser tells some time after its start. */
    private static URI address(Path profile, Process process) throws IOException, InterruptedException {
        Path told = profile.resolve("DevToolsActivePort");
        for (int tenths = 0; tenths < SECONDS * 10; tenths++) {
            if (Files.exists(told) && Files.readAllLines(told).size() > 1) {
                String port = Files.readAllLines(told).get(0);
                Optional<URI> page = page(port);
                if (page.isPresent()) {
                    return page.get();
                }
            }
            assumeTrue(process.isAlive(), "Chromium is installed but does not start here");
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new IOException("the browser did not start within " + SECONDS + " seconds");
    }

    private static Optional<URI> page(String port) throws IOException, InterruptedException {
        HttpRequest pages = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/list"))
                .build();
        for (JsonNode target : JSON.readTree(
                HttpClient.newHttpClient().send(pages, BodyHandlers.ofString()).body())) {
            if (target.path("type").asText().equals("page")) {
                return Optional.of(
                        URI.create(target.path("webSocketDebuggerUrl").asText()));
            }
        }
        return Optional.empty();
    }

    /** Opens a page and waits until it is loaded. */
    void open(String address) throws Exception {
        connection.forgetEvents();
        call("Page.navigate", Map.of("url", address));
        connection.await("Page.loadEventFired", SECONDS);
    }

    /** The value of a script; one that gives a promise is awaited. */
    JsonNode evaluate(String script) throws Exception {
        JsonNode answer =
                call("Runtime.evaluate", Map.of("expression", script, "awaitPromise", true, "returnByValue", true));
        if (answer.has("exceptionDetails")) {
            throw new IOException(answer.path("exceptionDetails").toString());
        }
        return answer.at("/result/value");
    }

    /** Waits until a script gives true. */
    void until(String script) throws Exception {
        for (int tenths = 0; tenths < PATIENCE * 10; tenths++) {
            if (evaluate(script).asBoolean()) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new IOException("not within " + PATIENCE + " seconds: " + script);
    }

    /** Presses and releases a key by its name. */
    void press(String key) throws Exception {
        Map<String, Object> enter = Map.of("text", "\r", "windowsVirtualKeyCode", 13);
        Map<String, Object> plain = Map.of("windowsVirtualKeyCode", key.equals("Tab") ? 9 : 0);
        Map<String, Object> down = new HashMap<>(key.equals("Enter") ? enter : plain);
        down.putAll(Map.of("type", "keyDown", "key", key, "code", key));
        call("Input.dispatchKeyEvent", down);
        call("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", key, "code", key));
    }

    /** Sets the width of the window in CSS pixels, and whether the user likes it dark. */
    void show(int width, boolean dark) throws Exception {
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 1200, "deviceScaleFactor", 1, "mobile", width < 500));
        call(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    }

    /** Draws the page from its top, at most so many pixels of it. */
    void screenshot(Path file, int most) throws Exception {
        JsonNode size = call("Page.getLayoutMetrics", Map.of()).path("cssContentSize");
        Map<String, Object> clip = Map.of(
                "x",
                0,
                "y",
                0,
                "width",
                size.path("width").asInt(),
                "height",
                Math.min(most, size.path("height").asInt()),
                "scale",
                1);
        JsonNode drawn =
                call("Page.captureScreenshot", Map.of("format", "png", "clip", clip, "captureBeyondViewport", true));
        Files.write(file, Base64.getDecoder().decode(drawn.path("data").asText()));
    }

    /** The addresses that the page asked for. */
    List<String> requests() {
        return connection.events("Network.requestWillBeSent").stream()
                .map(event -> event.at("/request/url").asText())
                .toList();
    }

    /** What the browser refused or failed at: policies, scripts, missing files. */
    List<String> complaints() {
        List<String> complaints = new ArrayList<>();
        connection.events("Runtime.exceptionThrown").forEach(event -> complaints.add(event.toString()));
        connection.events("Log.entryAdded").stream()
                .map(event -> event.path("entry"))
                .filter(entry -> entry.path("level").asText().equals("error"))
                .forEach(entry -> complaints.add(
                        entry.path("text").asText() + " " + entry.path("url").asText()));
        return complaints;
    }

    private JsonNode call(String method, Map<String, Object> parameters) throws Exception {
        return connection.call(method, JSON.valueToTree(parameters), SECONDS);
    }

    @Override
    public void close() throws IOException {
        connection.close();
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        // links out of the folder, which nobody may follow when it is removed
        for (String link : List.of("SingletonLock", "SingletonCookie", "SingletonSocket")) {
            Files.deleteIfExists(profile.resolve(link));
        }
    }
}
