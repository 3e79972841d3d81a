import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Clients of a server on this machine, each of which asks again as soon as it is answered, over a connection that stays open.
 *
 * <p>Order: {@code ask PORT CLIENTS SECONDS PATHS}, where PATHS is a file of paths, one a line. They are asked one after the other; with
 * no time given once each, else from the top again until it is over. The answer: requests, those not answered with 200, the last other
 * status, seconds, and the median and the 95th percentile of milliseconds.
 */
final class Clients {
    private static final int PATIENCE = 120_000;

    private final int port;
    private final List<String> paths;
    private final boolean once;
    private final long end;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicInteger failure = new AtomicInteger();

    private Clients(int port, double seconds, List<String> paths) {
        this.port = port;
        this.paths = paths;
        this.once = seconds == 0;
        this.end = System.nanoTime() + (long) (seconds * 1e9);
    }

    public static void main(String[] arguments) throws IOException {
        Orders.take(words -> new Clients(
                        Integer.parseInt(words[1]), Double.parseDouble(words[3]), Files.readAllLines(Path.of(words[4])))
                .ask(Integer.parseInt(words[2])));
    }

    private String ask(int clients) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        long start = System.nanoTime();
        List<Future<List<Double>>> asked = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            asked.add(threads.submit(this::client));
        }
        List<Double> times = new ArrayList<>();
        for (Future<List<Double>> each : asked) {
            times.addAll(each.get());
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        threads.shutdown();
        Collections.sort(times);
        return String.format(
                Locale.ROOT,
                "%d %d %d %.4f %.3f %.3f",
                times.size(),
                failed.get(),
                failure.get(),
                seconds,
                times.get(times.size() / 2),
                times.get(times.size() * 95 / 100));
    }

    private List<Double> client() throws IOException {
        List<Double> times = new ArrayList<>();
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(PATIENCE);
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
            for (int i = next.getAndIncrement(); once ? i < paths.size() : System.nanoTime() < end; i = next.getAndIncrement()) {
                long start = System.nanoTime();
                String request = "GET " + paths.get(i % paths.size()) + " HTTP/1.1\r\nHost: localhost:" + port + "\r\n\r\n";
                socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                int status = status(in);
                if (status != 200) {
                    failed.incrementAndGet();
                    failure.set(status);
                }
                times.add((System.nanoTime() - start) / 1e6);
            }
        }
        return times;
    }

    /** Reads an answer to its end. */
    private static int status(InputStream in) throws IOException {
        int status = Integer.parseInt(line(in).split(" ")[1]);
        int length = 0;
        boolean pieces = false;
        for (String head = line(in).toLowerCase(Locale.ROOT); !head.isEmpty(); head = line(in).toLowerCase(Locale.ROOT)) {
            if (head.startsWith("content-length:")) {
                length = Integer.parseInt(head.substring(head.indexOf(':') + 1).trim());
            }
            pieces |= head.startsWith("transfer-encoding:") && head.endsWith("chunked");
        }
        in.skipNBytes(length);
        for (int piece = pieces ? 1 : 0; piece > 0; line(in)) {
            piece = Integer.parseInt(line(in), 16);
            in.skipNBytes(piece);
        }
        return status;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int read = in.read(); read != '\n'; read = in.read()) {
            if (read < 0) {
                throw new EOFException("the server hung up");
            }
            if (read != '\r') {
                line.append((char) read);
            }
        }
        return line.toString();
    }
}
