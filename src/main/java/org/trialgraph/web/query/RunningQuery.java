package org.trialgraph.web.query;

import jakarta.servlet.ServletRequest;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A query from its first word to the last byte of its answer, and why it was ended before that. */
final class RunningQuery {
    /** Why a query was ended, with what its client is told. */
    enum End {
        TIME("this query takes longer than a query here may; ask for less, or with LIMIT"),
        MEMORY("this query needs more memory than this server has; ask for less, or without ORDER BY and DISTINCT"),
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

    private static final String ATTRIBUTE = RunningQuery.class.getName();

    private final AtomicReference<@Nullable End> end = new AtomicReference<>();
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private final long threadId = Thread.currentThread().getId();
    private final ServletRequest request;
    private final long startedAt;
    private final long allocatedBefore;

    /**
     * @param request what asks it, in the thread that answers it
     * @param startedAt {@link System#nanoTime}
     * @param allocatedBefore the bytes that its thread has allocated until now
     */
    RunningQuery(ServletRequest request, long startedAt, long allocatedBefore) {
        this.request = request;
        this.startedAt = startedAt;
        this.allocatedBefore = allocatedBefore;
        request.setAttribute(ATTRIBUTE, this);
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

    /** Why it was ended; null while it runs, and where it came to its own end. */
    @Nullable
    End ended() {
        return cancelled.get() ? Objects.requireNonNullElse(end.get(), End.TIME) : null;
    }

    /** What ARQ and the functions look at. */
    AtomicBoolean cancelled() {
        return cancelled;
    }

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
        return threadId;
    }
}
