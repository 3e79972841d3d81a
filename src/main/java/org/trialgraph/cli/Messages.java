package org.trialgraph.cli;

import java.io.PrintWriter;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.trialgraph.files.Progress;

/**
 * What a command tells on standard error: how far it has come, as bars on a terminal and a line a stage elsewhere, notes, and how it
 * ended. With {@code --quiet} it is the end alone.
 */
final class Messages implements Progress, AutoCloseable {
    private static final int INTERVAL_MILLISECONDS = 200;
    private static final int NAME_WIDTH = 24;
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintWriter err;
    private final boolean quiet;
    private final long start = System.nanoTime();
    private Optional<Stage> stage = Optional.empty();
    private Optional<ProgressBar> bar = Optional.empty();

    Messages(PrintWriter err, boolean quiet) {
        this.err = err;
        this.quiet = quiet;
    }

    /** Whether standard error is a terminal that can do more than print; the launcher looks, as Java itself cannot tell. */
    static boolean onTerminal() {
        return Boolean.getBoolean("trialgraph.terminal") && !"dumb".equals(System.getenv("TERM"));
    }

    @Override
    public synchronized void report(Stage next, long done, long total) {
        if (quiet) {
            return;
        }
        if (!stage.equals(Optional.of(next))) {
            bar.ifPresent(ended -> ended.stepTo(Math.max(ended.getCurrent(), ended.getMax())));
            close();
            stage = Optional.of(next);
            if (onTerminal()) {
                bar = Optional.of(bar(next));
            } else {
                err.println(time() + " " + next.name() + size(next, total));
            }
        }
        bar.ifPresent(shown -> shown.maxHint(total).stepTo(done));
    }

    private static ProgressBar bar(Stage stage) {
        ProgressBarBuilder bar = new ProgressBarBuilder()
                .setTaskName(String.format("%-" + NAME_WIDTH + "s", stage.name()))
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(INTERVAL_MILLISECONDS);
        return (stage.unit() == Unit.BYTES ? bar.setUnit(" KB", 1 << 10) : bar.setUnit("", 1)).build();
    }

    private static String size(Stage stage, long total) {
        return stage.unit() == Unit.BYTES && total > 0 ? String.format(", %,.1f MB", total / (double) (1 << 20)) : "";
    }

    private String time() {
        long seconds = (System.nanoTime() - start) / 1_000_000_000;
        return String.format("%d:%02d", seconds / 60, seconds % 60);
    }

    /** Tells something that is worth knowing and changes nothing. */
    synchronized void note(String line) {
        if (!quiet) {
            bar.ifPresent(shown -> err.print(CLEAR_LINE));
            err.println(line);
            err.flush();
        }
    }

    /** Tells how the command ended. */
    synchronized void tell(String lines) {
        close();
        err.println(lines);
    }

    /** Seconds since the command began. */
    double seconds() {
        return (System.nanoTime() - start) / 1e9;
    }

    /** Ends the bar that is shown. */
    @Override
    public synchronized void close() {
        bar.ifPresent(ProgressBar::close);
        bar = Optional.empty();
        stage = Optional.empty();
    }
}
