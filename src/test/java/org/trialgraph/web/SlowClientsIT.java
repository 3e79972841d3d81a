package org.trialgraph.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trialgraph.store.Statements;

/** Clients that send or take one byte now and then are hung up on, and meanwhile keep nobody else waiting. */
@Timeout(60)
class SlowClientsIT {
    private static final ClientTimeouts SHORT =
            new ClientTimeouts(Duration.ofSeconds(1), 100_000_000, Duration.ofMinutes(1));
    private static final int BYTE_EVERY = 100;
    /** More than the server has threads. */
    private static final int MANY = 330;

    @TempDir
    private static Path data;

    private static RunningSite site;

    @BeforeAll
    static void open() throws Exception {
        Statements.publish(
                data,
                Statements.of("NCT00000001")
                        .titled("\"Metformin in heart failure\"@en")
                        .withArms(40)
                        .document("a"));
        site = RunningSite.of(Server.start(ServerOptions.usual(data).onPort(0), SHORT));
    }

    @AfterAll
    static void close() throws Exception {
        site.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\nHost: localhost\r\nX-Never-Ends: ",
                "GET /search?q=",
                "POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\n"
                        + "Content-Length: 100000\r\n\r\nASK{} #",
                "POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                        + "Content-Length: 100000\r\n\r\nquery=",
                "GET /search HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\n"
            })
    void hangsUpOnARequestThatComesByteByByte(String beginning) throws Exception {
        try (Socket socket = new Socket("localhost", site.port())) {
            socket.setSoTimeout(BYTE_EVERY);
            socket.getOutputStream().write(beginning.getBytes(StandardCharsets.US_ASCII));
            long begin = System.nanoTime();
            assertThat(drip(socket)).isLessThan(10 * BYTE_EVERY);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isBetween(SHORT.request(), Duration.ofSeconds(30));
        }
    }

    /** Sends byte after byte until the server hangs up, and tells how many bytes it answered. */
    private static int drip(Socket socket) throws Exception {
        int answered = 0;
        while (true) {
            try {
                socket.getOutputStream().write('a');
                if (socket.getInputStream().read() < 0) {
                    return answered;
                }
                answered++;
            } catch (SocketTimeoutException nothing) {
                // still open
            } catch (SocketException closed) {
                return answered;
            }
        }
    }

    @Test
    void unfinishedRequests_doNotBlockOthers() throws Exception {
        List<Socket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < MANY; i++) {
                Socket socket = new Socket("localhost", site.port());
                sockets.add(socket);
                String beginning = i % 10 == 0
                        ? "GET / HTTP/1.1\r\nHost: localhost\r\n"
                        : "POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\n"
                                + "Content-Length: 9\r\n\r\nASK";
                socket.getOutputStream().write(beginning.getBytes(StandardCharsets.US_ASCII));
            }
            assertThat(site.page("/trial/NCT00000001.html").statusCode()).isEqualTo(200);
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    @Test
    void untakenAnswer_isBrokenOff() throws Exception {
        String large = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }";
        String request = RawRequest.of("GET /sparql?query=" + encoded(large), "Accept: text/csv\r\n", "");
        try (Socket socket = RawRequest.send(site.port(), 4096, request.getBytes(StandardCharsets.US_ASCII))) {
            Thread.sleep(SHORT.request().toMillis() * 4);
            socket.setSoTimeout(20_000);
            InputStream in = socket.getInputStream();
            String answer = new String(RawRequest.rest(in), StandardCharsets.US_ASCII);
            assertThat(answer).startsWith("HTTP/1.1 200").doesNotEndWith("0\r\n\r\n");
        }
        assertThat(site.page("/trial/NCT00000001.html").statusCode()).isEqualTo(200);
    }

    @Test
    void untakenPages_doNotBlockOthers() throws Exception {
        String request = "GET /ontology HTTP/1.1\r\nHost: localhost\r\nAccept: text/turtle\r\n\r\n";
        List<Socket> sockets = new ArrayList<>();
        try (Server patient = Server.start(ServerOptions.usual(data).onPort(0))) {
            for (int i = 0; i < MANY; i++) {
                sockets.add(RawRequest.send(patient.port(), 4096, request.getBytes(StandardCharsets.US_ASCII)));
            }
            assertThat(RunningSite.of(patient).page("/trial/NCT00000001.html").statusCode())
                    .isEqualTo(200);
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    @Test
    void idleConnection_isKept() throws Exception {
        String request = "HEAD /robots.txt HTTP/1.1\r\nHost: localhost\r\n\r\n";
        try (Socket socket = new Socket("localhost", site.port())) {
            for (int i = 0; i < 2; i++) {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                        .isEqualTo("HTTP/1.1 200");
                Thread.sleep(SHORT.request().toMillis() * 2);
                socket.getInputStream().skip(socket.getInputStream().available());
            }
        }
    }

    @Test
    void slowQuery_isNoSlowClient() throws Exception {
        String slow = "SELECT (COUNT(*) AS ?n) { SELECT ?c ?i { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } LIMIT 1000000 }";
        assertThat(site.get("/sparql?query=" + encoded(slow), "text/csv").statusCode())
                .isEqualTo(200);
    }

    private static String encoded(String query) {
        return URLEncoder.encode(query, StandardCharsets.UTF_8);
    }
}
