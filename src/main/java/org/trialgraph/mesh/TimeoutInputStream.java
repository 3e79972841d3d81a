package org.trialgraph.mesh;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The body of an answer, given up when nothing comes for some time: Java's client has a time limit for the beginning of an answer,
 * none for the rest.
 */
final class TimeoutInputStream implements AutoCloseable {
    private final InputStream in;
    private final Duration patience;
    private final ExecutorService reader = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "download");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * @param patience how long to wait for the next bytes
     */
    TimeoutInputStream(InputStream in, Duration patience) {
        this.in = in;
        this.patience = patience;
    }

    /**
     * Reads the next bytes.
     *
     * @return how many; negative at the end
     * @throws SocketTimeoutException if none come in time
     */
    int read(byte[] buffer) throws IOException, InterruptedException {
        Future<Integer> next = reader.submit(() -> in.read(buffer));
        try {
            return next.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            next.cancel(true);
            throw new SocketTimeoutException("nothing came for " + patience.toSeconds() + " s");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        }
    }

    @Override
    public void close() throws IOException {
        reader.shutdownNow();
        in.close();
    }
}
