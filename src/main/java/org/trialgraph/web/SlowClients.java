package org.trialgraph.web;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Hangs up on clients that send their request, or take their answer, so slowly that they do nothing but hold a connection. Jetty's
 * own timeout ends a connection on which nothing moves; one byte a second is movement for it.
 */
final class SlowClients extends Handler.Wrapper implements Connection.Listener {
    /** Looks at every connection so many times while a request may take. */
    private static final int LOOKS = 8;

    private final ClientTimeouts patience;
    private final Map<Connection, Progress> connections = new ConcurrentHashMap<>();
    private volatile Scheduler.Task next;

    /**
     * @param patience how long they may take
     */
    SlowClients(ClientTimeouts patience) {
        this.patience = patience;
    }

    @Override
    public void onOpened(Connection connection) {
        connections.put(connection, new Progress());
    }

    @Override
    public void onClosed(Connection connection) {
        connections.remove(connection);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        look();
    }

    @Override
    protected void doStop() throws Exception {
        next.cancel();
        super.doStop();
    }

    private void look() {
        connections.forEach((connection, progress) -> {
            if (progress.tooSlow(connection.getBytesIn(), System.nanoTime(), patience)) {
                connection.getEndPoint().close(new TimeoutException("the client is too slow"));
            }
        });
        next = getServer()
                .getScheduler()
                .schedule(this::look, patience.request().toMillis() / LOOKS, TimeUnit.MILLISECONDS);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Connection connection = request.getConnectionMetaData().getConnection();
        Progress progress = connections.get(connection);
        if (progress == null) {
            return super.handle(request, response, callback);
        }
        progress.head(RequestBodies.expected(request), System.nanoTime());
        Request.addCompletionListener(request, failure -> progress.over(connection.getBytesIn()));
        Request watched = new Watched(request, progress);
        return super.handle(watched, new WatchedAnswer(watched, response, progress), callback);
    }

    private static final class Watched extends Request.Wrapper {
        private final Progress progress;

        Watched(Request request, Progress progress) {
            super(request);
            this.progress = progress;
        }

        @Override
        public Content.Chunk read() {
            Content.Chunk chunk = super.read();
            if (chunk != null && chunk.isLast()) {
                progress.whole();
            }
            return chunk;
        }
    }

    private static final class WatchedAnswer extends Response.Wrapper {
        private final Progress progress;

        WatchedAnswer(Request request, Response response, Progress progress) {
            super(request, response);
            this.progress = progress;
        }

        @Override
        public void write(boolean last, ByteBuffer part, Callback callback) {
            int bytes = BufferUtil.length(part);
            progress.sending(System.nanoTime());
            super.write(last, part, Callback.from(() -> progress.taken(bytes, System.nanoTime()), callback));
        }
    }
}
