package org.trialgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.trialgraph.web.html.HomeView;

/** {@code /}: made once, since a release never changes. */
final class HomePage implements PageHandler {
    private final ServedDataset site;
    private final HomeView view;
    private volatile byte[] made;

    HomePage(ServedDataset site, HomeView view) {
        this.site = site;
        this.view = view;
    }

    @Override
    public synchronized void prepare() {
        if (made == null) {
            made = site.current().calculateRead(view::page);
        }
    }

    @Override
    public Optional<Answer> answer(HttpServletRequest request) {
        if (!request.getRequestURI().matches("/(index\\.html)?")) {
            return Optional.empty();
        }
        prepare();
        return Optional.of(Answer.page(made));
    }
}
