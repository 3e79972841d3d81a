package org.trialgraph.web.page;

import org.trialgraph.search.ResultPage;

/**
 * Where a page stands in a long list, with the way to its neighbours.
 *
 * @param things what is listed, in the plural
 * @param total number of all items of the list
 * @param first position of the first item shown, counted from 1
 * @param last position of the last
 * @param previous address of the page before, empty on the first
 * @param next address of the page after, empty on the last
 */
record Paging(String things, long total, long first, long last, String previous, String next) {
    /**
     * Of one page of a list.
     *
     * @param things what is listed, in the plural
     * @param address the address of any page up to its number
     */
    static Paging of(String things, ResultPage<?> page, String address) {
        return new Paging(
                things,
                page.total(),
                page.first(),
                page.last(),
                page.number() > 1 ? address + (page.number() - 1) : "",
                page.last() < page.total() ? address + (page.number() + 1) : "");
    }

    /** Whether there is more than this page. */
    boolean several() {
        return !previous.isEmpty() || !next.isEmpty();
    }
}
