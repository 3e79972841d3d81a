package org.trialgraph.web;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;
import org.trialgraph.web.query.QueryAdmission;

/**
 * Hangs up on clients that send their request, or take their answer, so slowly that they do nothing but hold a connection. Jetty's
 * own timeout ends a connection on which nothing moves; one byte a second is movement for it.
 */
final class SlowClients extends Handler.Wrapper implements Connection.Listener {
    /** How often a connection is checked within the time of a request. */
    private static final int CHECKS = 60;
    /** How many may keep a thread waiting: of more, those go that lag behind {@link #PACE} most. */
    private static final int MOST_WAITED_FOR = QueryAdmission.THREADS / 2;

    private static final Duration LAG = Duration.ofSeconds(1);
    /** Bytes a second. */
    private static final int PACE = 64 * 1024;

    private final ClientTimeouts timeouts;
    private final Map<Connection, Exchange> connections = new ConcurrentHashMap<>();
    private volatile Scheduler.Task next;

    /**
     * @param timeouts how long they may keep the server waiting
     */
    SlowClients(ClientTimeouts timeouts) {
        this.timeouts = timeouts;
    }

    @Override
    public void onOpened(Connection connection) {
        connections.put(connection, new Exchange());
    }

    @Override
    public void onClosed(Connection connection) {
        connections.remove(connection);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        check();
    }

    @Override
    protected void doStop() throws Exception {
        next.cancel();
        super.doStop();
    }

    private void check() {
        long now = System.nanoTime();
        Predicate<Map.Entry<Connection, Exchange>> tooSlow =
                each -> each.getValue().tooSlow(each.getKey().getBytesIn(), now, timeouts);
        hangUp(connections.entrySet().stream().filter(tooSlow));
        Map<Connection, Double> lagging = new HashMap<>();
        connections.forEach((connection, exchange) -> lagging.put(connection, exchange.lag(now)));
        hangUp(lagging.entrySet().stream()
                .filter(each -> each.getValue() > LAG.toNanos())
                .sorted(Map.Entry.comparingByValue())
                .skip(MOST_WAITED_FOR));
        next = getServer()
                .getScheduler()
                .schedule(this::check, timeouts.request().toMillis() / CHECKS, TimeUnit.MILLISECONDS);
    }

    private static void hangUp(Stream<? extends Map.Entry<Connection, ?>> connections) {
        connections.forEach(each -> each.getKey().getEndPoint().close(new TimeoutException("the client is too slow")));
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Connection connection = request.getConnectionMetaData().getConnection();
        Exchange exchange = connections.get(connection);
        if (exchange == null) {
            return super.handle(request, response, callback);
        }
        exchange.started(RequestBodies.expected(request), System.nanoTime());
        Request.addCompletionListener(request, failure -> exchange.finished(connection.getBytesIn()));
        Request watched = new Watched(request, exchange);
        return super.handle(watched, new WatchedResponse(watched, response, exchange), callback);
    }

    private static final class Watched extends Request.Wrapper {
        private final Exchange exchange;

        Watched(Request request, Exchange exchange) {
            super(request);
            this.exchange = exchange;
        }

        @Override
        public Content.Chunk read() {
            Content.Chunk chunk = super.read();
            if (chunk != null && chunk.isLast()) {
                exchange.received();
            }
            return chunk;
        }
    }

    private static final class WatchedResponse extends Response.Wrapper {
        private final Exchange exchange;

        WatchedResponse(Request request, Response response, Exchange exchange) {
            super(request, response);
            this.exchange = exchange;
        }

        @Override
        public void write(boolean last, ByteBuffer part, Callback callback) {
            int bytes = BufferUtil.length(part);
            exchange.sending(System.nanoTime());
            super.write(last, part, Callback.from(() -> exchange.taken(bytes, System.nanoTime()), callback));
        }
    }

    /**
     * How far the client of one connection has come with sending its request and receiving the answer. Times are of {@link
     * System#nanoTime}.
     */
    private static final class Exchange {
        private static final double SECOND = 1e9;

        private enum Phase {
            BETWEEN,
            RECEIVING,
            WORKING
        }

        private Phase phase = Phase.BETWEEN;
        private long bytesBefore;
        /** When the request began to come, and when the part of the answer was handed over that is being taken. */
        private OptionalLong begin = OptionalLong.empty();

        private OptionalLong sending = OptionalLong.empty();
        private long waited;
        private double lag;
        private long taken;

        /** A request whose head is here; its body may still have to come. */
        synchronized void started(boolean bodyToCome, long now) {
            phase = bodyToCome ? Phase.RECEIVING : Phase.WORKING;
            begin = OptionalLong.of(begin.orElse(now));
            waited = 0;
            lag = 0;
            taken = 0;
        }

        /** The last of the request is here. */
        synchronized void received() {
            if (phase == Phase.RECEIVING) {
                phase = Phase.WORKING;
            }
        }

        /** A part of the answer is handed over. */
        synchronized void sending(long now) {
            sending = OptionalLong.of(now);
        }

        /** The client, or the network before it, has taken the part. */
        synchronized void taken(int bytes, long now) {
            if (sending.isPresent()) {
                waited += waiting(now);
                lag = Math.max(0, lag + waiting(now) - bytes * SECOND / PACE);
                taken += bytes;
                sending = OptionalLong.empty();
            }
        }

        /** The exchange is over; the next request begins with the next byte that comes. */
        synchronized void finished(long bytesIn) {
            phase = Phase.BETWEEN;
            bytesBefore = bytesIn;
            begin = OptionalLong.empty();
            sending = OptionalLong.empty();
        }

        /** How long the client has kept the part waiting that is being sent, in nanoseconds. */
        private long waiting(long now) {
            return now - sending.orElse(now);
        }

        /** By how many nanoseconds more it has kept a thread waiting than a client that takes its answer at {@link #PACE}. */
        synchronized double lag(long now) {
            return sending.isPresent() ? lag + waiting(now) : 0;
        }

        /** Whether the client has kept the server waiting for longer than it may. */
        synchronized boolean tooSlow(long bytesIn, long now, ClientTimeouts timeouts) {
            if (phase == Phase.BETWEEN && bytesIn > bytesBefore) {
                begin = OptionalLong.of(begin.orElse(now));
            }
            double most = timeouts.request().toNanos();
            if (phase != Phase.WORKING) {
                return now - begin.orElse(now) > most;
            }
            return waited + waiting(now) > most + taken * SECOND / timeouts.bytesPerSecond();
        }
    }
}
