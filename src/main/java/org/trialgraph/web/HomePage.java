package org.trialgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
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
    public boolean answers(HttpServletRequest request) {
        return RequestPath.reads(request) && request.getRequestURI().matches("/(index\\.html)?");
    }

    @Override
    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        prepare();
        Answer.ok("text/html; charset=utf-8", made).send(request, response);
    }
}
