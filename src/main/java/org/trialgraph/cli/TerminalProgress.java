package org.trialgraph.cli;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows how far long work has come: on a terminal only, nothing on a pipe. */
public final class TerminalProgress implements AutoCloseable {
    private static final int INTERVAL_MILLISECONDS = 500;

    private final ProgressBar bar;

    private TerminalProgress(ProgressBar bar) {
        this.bar = bar;
    }

    /** Starts work of unknown length. */
    public static TerminalProgress start(String what) {
        return start(what, -1);
    }

    /**
     * Starts work.
     *
     * @param what the things that are counted
     * @param total their number; negative where it is not known
     */
    public static TerminalProgress start(String what, long total) {
        // The launcher looks whether standard error is a terminal, which Java itself cannot tell.
        if (!Boolean.getBoolean("trialgraph.terminal")) {
            return new TerminalProgress(null);
        }
        return new TerminalProgress(new ProgressBarBuilder()
                .setTaskName(what)
                .setInitialMax(total)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(INTERVAL_MILLISECONDS)
                .build());
    }

    /** One more is done. */
    public void step() {
        if (bar != null) {
            bar.step();
        }
    }

    /** So many are done. */
    public void stepTo(long done) {
        if (bar != null) {
            bar.stepTo(done);
        }
    }

    /**
     * So many are done of a number that is known only now.
     *
     * @param total negative where it is still not known
     */
    public void stepTo(long done, long total) {
        if (bar != null) {
            bar.maxHint(total);
            bar.stepTo(done);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
