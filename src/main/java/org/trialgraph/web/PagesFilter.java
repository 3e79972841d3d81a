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
import java.util.Optional;
import org.apache.jena.query.QueryCancelledException;

/** Asks the pages before Fuseki, which takes every path for a dataset. */
final class PagesFilter implements Filter {
    private final PageAddresses addresses;
    private volatile PageHandler introduction = request -> Optional.empty();
    private volatile List<PageHandler> pages = List.of();

    /**
     * @param addresses where the pages lead
     */
    PagesFilter(PageAddresses addresses) {
        this.addresses = addresses;
    }

    /**
     * Pages read the datasets that Fuseki opens, and so are known only once it has.
     *
     * @param introduction of endpoints that are opened without a query
     * @param pages at all other addresses, in the order in which they are asked
     */
    void show(PageHandler introduction, List<PageHandler> pages) {
        this.introduction = introduction;
        this.pages = List.copyOf(pages);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        addresses.attachTo(http);
        Optional<Answer> answer = answer(http);
        if (answer.isPresent()) {
            answer.get().send(http, (HttpServletResponse) response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private Optional<Answer> answer(HttpServletRequest request) throws IOException {
        try {
            if (RequestPath.isEndpoint(request)) {
                return introduction.answer(request);
            }
            if (RequestPath.reads(request)) {
                for (PageHandler page : pages) {
                    Optional<Answer> answer = page.answer(request);
                    if (answer.isPresent()) {
                        return answer;
                    }
                }
            }
            return Optional.empty();
        } catch (QueryCancelledException e) {
            return Optional.of(
                    Answer.problem(503, "this takes longer than any answer here may; ask for less, or ask again later")
                            .header("Retry-After", "60"));
        }
    }
}
