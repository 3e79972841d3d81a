package org.trialgraph.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.apache.jena.query.QueryCancelledException;

/** Asks the pages before Fuseki, which takes every path for a dataset. */
final class PagesFilter implements Filter {
    private final PageAddresses addresses;
    private volatile List<Page> pages = List.of();

    /**
     * @param addresses where the pages lead
     */
    PagesFilter(PageAddresses addresses) {
        this.addresses = addresses;
    }

    /** Pages read the datasets that Fuseki opens, and so are known only once it has. */
    void show(List<Page> pages) {
        this.pages = List.copyOf(pages);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        addresses.attachTo(http);
        for (Page page : pages) {
            if (page.answers(http)) {
                answer(page, http, (HttpServletResponse) response);
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private static void answer(Page page, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        try {
            page.answer(request, response);
        } catch (QueryCancelledException e) {
            Answer.problem(503, "this takes longer than any answer here may; ask for less, or ask again later")
                    .header("Retry-After", "60")
                    .send(request, response);
        }
    }
}
