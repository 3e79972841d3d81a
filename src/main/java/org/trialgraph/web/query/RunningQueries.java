package org.trialgraph.web.query;

import com.sun.management.ThreadMXBean;
import jakarta.servlet.ServletRequest;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trialgraph.web.query.RunningQuery.End;
import org.trialgraph.web.query.RunningQuery.Turns;

/**
 * The queries that run. One computes per core; a query whose client does not take its answer lets another one compute
 * meanwhile. Each is ended at its time, when its client has left, and, the one that made most first, when memory runs
 * short. ARQ has a time-out of its own, which waits for a lock that a query holds while it is planned.
 */
public final class RunningQueries implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(200);
    /** The share of memory that may be in use after a collection before a query has to go. */
    private static final double FULL = 0.9;

    private final Turns turns = new Turns(QueryLimits.COMPUTING);
    private final Set<RunningQuery> running = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "running-queries");
        thread.setDaemon(true);
        return thread;
    });
    /** What lives long: the spaces of young objects are filled by every collection. */
    private final List<MemoryPoolMXBean> memory = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.isUsageThresholdSupported() && pool.isCollectionUsageThresholdSupported())
            .filter(pool -> pool.getUsage().getMax() > 0)
            .toList();

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Map<End, LongAdder> ended = new EnumMap<>(End.class);
    private final Duration longest;
    private volatile boolean stopping;
    /** The bytes that were in use after the collection for which a query had to go: they are told until the next one. */
    private long seenFull;

    /**
     * @param longest the time after which a query is ended
     */
    public RunningQueries(Duration longest) {
        this.longest = longest;
        Stream.of(End.values()).forEach(reason -> ended.put(reason, new LongAdder()));
        clock.scheduleWithFixedDelay(this::check, PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        clock.scheduleWithFixedDelay(this::yieldTurns, 0, RunningQuery.PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * The query of a request, once it may compute, or ended where it may not; {@link #finished} says when its answer has gone out.
     */
    RunningQuery begin(ServletRequest request) {
        boolean mayCompute = waitForTurn();
        RunningQuery query = begin(request, mayCompute ? turns.first() : null);
        if (!mayCompute) {
            query.end(End.BUSY);
        }
        return query;
    }

    /** A query that the server asks itself, which takes no turn from those of clients. */
    RunningQuery beginOwn() {
        return begin(null, null);
    }

    private RunningQuery begin(@Nullable ServletRequest request, @Nullable Semaphore turn) {
        RunningQuery query =
                new RunningQuery(request, System.nanoTime(), threads.getCurrentThreadAllocatedBytes(), turns, turn);
        running.add(query);
        if (stopping) {
            query.end(End.STOP);
        }
        return query;
    }

    /** How many queries run, or wait for their turn. */
    public int count() {
        return running.size();
    }

    /** How many queries were ended, by the reason in lower case. */
    public Map<String, LongAdder> ended() {
        return ended.entrySet().stream()
                .collect(Collectors.toMap(each -> each.getKey().name().toLowerCase(Locale.ROOT), Map.Entry::getValue));
    }

    /** Whether no query runs. */
    boolean isIdle() {
        return running.isEmpty();
    }

    private boolean waitForTurn() {
        try {
            return turns.first().tryAcquire(QueryAdmission.LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void finished(RunningQuery query) {
        running.remove(query);
        End reason = query.ended();
        if (reason != null) {
            ended.get(reason).increment();
        }
        query.finish();
    }

    private void yieldTurns() {
        long now = System.nanoTime();
        running.forEach(query -> query.yieldToOthers(now));
    }

    private void check() {
        if (running.isEmpty()) {
            return;
        }
        long now = System.nanoTime();
        running.stream()
                .filter(query -> now - query.startedAt() > longest.toNanos())
                .forEach(query -> query.end(End.TIME));
        List<RunningQuery> slow = running.stream()
                .filter(query -> now - query.startedAt() > 2 * PAUSE.toNanos())
                .toList();
        ClientsGone.among(slow).forEach(query -> query.end(End.CLIENT));
        memory.stream().filter(this::isFull).findFirst().ifPresent(pool -> {
            seenFull = pool.getCollectionUsage().getUsed();
            running.stream()
                    .filter(query -> query.ended() == null)
                    .max(Comparator.comparingLong(this::allocated))
                    .ifPresent(query -> query.end(End.MEMORY));
        });
    }

    private long allocated(RunningQuery query) {
        return threads.getThreadAllocatedBytes(query.threadId()) - query.allocatedBefore();
    }

    private boolean isFull(MemoryPoolMXBean pool) {
        MemoryUsage afterCollection = pool.getCollectionUsage();
        return afterCollection != null
                && afterCollection.getUsed() > FULL * afterCollection.getMax()
                && afterCollection.getUsed() != seenFull;
    }

    /** Ends all that run and any that still comes. */
    @Override
    public void close() {
        stopping = true;
        running.forEach(query -> query.end(End.STOP));
        clock.shutdown();
    }
}
