package org.trialgraph.web;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes ready in the background what would keep the first reader waiting, from the start of the server until it is done or the
 * server ends. A reader who comes meanwhile waits for no more than the page asked for.
 */
final class Warmup implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Warmup.class);

    private final Thread thread;
    private volatile boolean over;

    /**
     * @param pages in the order in which they are made ready
     */
    Warmup(List<PageHandler> pages) {
        thread = new Thread(() -> pages.forEach(this::prepare), "pages");
        thread.setDaemon(true);
        thread.start();
    }

    private void prepare(PageHandler page) {
        if (over) {
            return;
        }
        try {
            page.prepare();
        } catch (RuntimeException e) {
            // whoever asks for the page is told in full
            LOG.warn("a page cannot be made ready: {}", e.getMessage());
        }
    }

    /**
     * Waits for the page that is being made; the others are left. The thread is not interrupted, which would close the files of
     * the store under everybody who reads them.
     */
    @Override
    public void close() {
        over = true;
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
