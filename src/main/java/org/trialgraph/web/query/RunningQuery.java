package org.trialgraph.web.query;

import jakarta.servlet.ServletRequest;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A query from its first word to the last byte of its answer, and why it was ended before that. */
final class RunningQuery {
    /** Why a query was ended, with what its client is told. */
    enum End {
        TIME("this query takes longer than a query here may; ask for less, or with LIMIT"),
        MEMORY("this query needs more memory than this server has; ask for less, or without ORDER BY and DISTINCT"),
        BUSY("this server has more queries to answer than it can; ask again in a minute"),
        CLIENT("the client has left"),
        STOP("this server is stopping");

        private final String words;

        End(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /**
     * Permits to compute.
     *
     * @param first for queries that begin
     * @param again for those that gave theirs back while they waited for their clients: else queries that begin and compute to their end
     *     would keep them from going on
     */
    record Turns(Semaphore first, Semaphore again) {
        /** So many permits of both kinds, in the order in which they are asked for. */
        Turns(int count) {
            this(new Semaphore(count, true), new Semaphore(count, true));
        }
    }

    /** How long a client may keep a query waiting while another one could compute. */
    static final Duration PATIENCE = Duration.ofMillis(50);

    private static final String ATTRIBUTE = RunningQuery.class.getName();

    private final AtomicReference<@Nullable End> end = new AtomicReference<>();
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private final Thread thread = Thread.currentThread();
    private final @Nullable ServletRequest request;
    private final long startedAt;
    private final long allocatedBefore;
    private final Turns turns;
    /** Its permit to compute. */
    private @Nullable Semaphore turn;

    private boolean finished;
    /** Whether it had to wait for its client the last time. */
    private boolean slowClient;
    /** {@link System#nanoTime} since when a part of the answer is handed over to its client; 0 while none is. */
    private long handingOver;

    /**
     * @param request what asks it, in the thread that answers it; null where the server asks itself
     * @param startedAt {@link System#nanoTime}
     * @param allocatedBefore the bytes that its thread has allocated until now
     * @param turns permits to compute
     * @param turn the one that it has; null where it got none
     */
    RunningQuery(
            @Nullable ServletRequest request,
            long startedAt,
            long allocatedBefore,
            Turns turns,
            @Nullable Semaphore turn) {
        this.turns = turns;
        this.turn = turn;
        this.request = request;
        this.startedAt = startedAt;
        this.allocatedBefore = allocatedBefore;
        if (request != null) {
            request.setAttribute(ATTRIBUTE, this);
        }
    }

    /** The query that a request asks; null where it asks none. */
    static @Nullable RunningQuery of(ServletRequest request) {
        return (RunningQuery) request.getAttribute(ATTRIBUTE);
    }

    /** Ends it: whatever it does, it sees {@link #cancelled}. Only the first reason counts. */
    void end(End reason) {
        end.compareAndSet(null, reason);
        cancelled.set(true);
    }

    /** A part of its answer is handed over to its client. */
    synchronized void handOver() {
        handingOver = System.nanoTime();
        if (slowClient) {
            yieldTurn();
        }
    }

    /** Its client has taken the part; waits for a turn where its own went to another query meanwhile. */
    void taken() throws InterruptedIOException {
        synchronized (this) {
            slowClient = System.nanoTime() - handingOver > PATIENCE.toNanos();
            handingOver = 0;
            if (turn != null || finished) {
                return;
            }
        }
        Semaphore next = turns.first().tryAcquire() ? turns.first() : turns.again();
        try {
            if (next == turns.again()) {
                next.acquire();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(End.STOP.words());
        }
        synchronized (this) {
            turn = next;
        }
    }

    /** Lets another query compute where its own client keeps it waiting. */
    synchronized void yieldToOthers(long now) {
        boolean waits = handingOver != 0 && now - handingOver > PATIENCE.toNanos();
        if (waits && thread.getState() != Thread.State.RUNNABLE) {
            yieldTurn();
        }
    }

    /** It computes no more; what is left of its answer may still have to go out. */
    synchronized void finish() {
        finished = true;
        yieldTurn();
    }

    private void yieldTurn() {
        if (turn != null) {
            turn.release();
            turn = null;
        }
    }

    /** Why it was ended; null while it runs, and where it came to its own end. */
    @Nullable
    End ended() {
        return cancelled.get() ? Objects.requireNonNullElse(end.get(), End.TIME) : null;
    }

    /** What ARQ and the functions look at. */
    AtomicBoolean cancelled() {
        return cancelled;
    }

    @Nullable
    ServletRequest request() {
        return request;
    }

    /** {@link System#nanoTime} of its start. */
    long startedAt() {
        return startedAt;
    }

    long allocatedBefore() {
        return allocatedBefore;
    }

    long threadId() {
        return thread.getId();
    }
}
