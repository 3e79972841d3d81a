package org.trialgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.trialgraph.web.html.HomeView;
import org.trialgraph.web.html.Templates;

/** {@code /}: made once, since a release never changes. */
final class HomePage implements Page {
    private final Site site;
    private final HomeView homes;
    private final Templates templates;
    private volatile byte[] made;

    HomePage(Site site, HomeView homes, Templates templates) {
        this.site = site;
        this.homes = homes;
        this.templates = templates;
    }

    @Override
    public synchronized void prepare() {
        if (made == null) {
            made = templates.fill("home", site.current().calculateRead(homes::view));
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
