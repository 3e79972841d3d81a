package org.trialgraph.fetch;

import java.io.FilterInputStream;
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
final class TimeoutInputStream extends FilterInputStream {
    private final Duration timeout;
    private long count;
    private final ExecutorService reader = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "download");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * @param timeout how long to wait for the next bytes
     */
    TimeoutInputStream(InputStream in, Duration timeout) {
        super(in);
        this.timeout = timeout;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        Future<Integer> next = reader.submit(() -> in.read(buffer, offset, length));
        try {
            int read = next.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            count += Math.max(0, read);
            return read;
        } catch (TimeoutException e) {
            next.cancel(true);
            throw new SocketTimeoutException(
                    "the server stalls after " + count + " bytes: nothing came for " + timeout.toSeconds() + " s");
        } catch (ExecutionException e) {
            throw new IOException("the connection broke after " + count + " bytes", e.getCause());
        } catch (InterruptedException e) {
            throw FetchException.interrupted();
        }
    }

    @Override
    public void close() throws IOException {
        reader.shutdownNow();
        in.close();
    }
}
