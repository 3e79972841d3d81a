package org.trialgraph.cli;

import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows how far long work has come: on a terminal only, nothing on a pipe. */
record TerminalProgress(Optional<ProgressBar> bar) implements AutoCloseable {
    private static final int INTERVAL_MILLISECONDS = 500;

    /** Starts work of unknown length on the things that are named. */
    static TerminalProgress start(String what) {
        ProgressBarBuilder bar = new ProgressBarBuilder()
                .setTaskName(what)
                .setInitialMax(-1)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(INTERVAL_MILLISECONDS);
        // The launcher looks whether standard error is a terminal, which Java itself cannot tell.
        boolean terminal = Boolean.getBoolean("trialgraph.terminal");
        return new TerminalProgress(terminal ? Optional.of(bar.build()) : Optional.empty());
    }

    /** One more is done. */
    void step() {
        bar.ifPresent(ProgressBar::step);
    }

    /**
     * So many are done of a number that is known only now.
     *
     * @param total negative where it is still not known
     */
    void stepTo(long done, long total) {
        bar.ifPresent(shown -> shown.maxHint(total).stepTo(done));
    }

    @Override
    public void close() {
        bar.ifPresent(ProgressBar::close);
    }
}
