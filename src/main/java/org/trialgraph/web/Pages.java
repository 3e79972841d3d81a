package org.trialgraph.web;

import java.util.List;

/** The one list of pages. */
final class Pages {
    private Pages() {}

    /** All pages of a site, in the order in which they are asked. */
    static List<Page> of(Site site) {
        return List.of(new EndpointIntroduction());
    }
}
