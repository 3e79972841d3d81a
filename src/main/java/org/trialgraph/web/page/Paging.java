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
 * @param ends addresses of the first and the last page, empty where that is a neighbour or the page itself
 */
record Paging(String things, long total, long first, long last, String previous, String next, Ends ends) {
    /** The first and the last page of a list. */
    record Ends(String first, String last) {}

    /**
     * Of one page of a list.
     *
     * @param things what is listed, in the plural
     * @param address the address of any page up to its number
     * @throws PageBeyondEndException if the list has no such page, which answers 404
     */
    static Paging of(String things, ResultPage<?> page, String address) {
        long pages = Math.max(1, (page.total() + page.size() - 1) / page.size());
        if (page.number() > pages) {
            throw new PageBeyondEndException(things, pages, address + pages);
        }
        return new Paging(
                things,
                page.total(),
                page.first(),
                page.last(),
                page.number() > 1 ? address + (page.number() - 1) : "",
                page.number() < pages ? address + (page.number() + 1) : "",
                new Ends(page.number() > 2 ? address + 1 : "", page.number() < pages - 1 ? address + pages : ""));
    }

    /** Whether there is more than this page. */
    boolean several() {
        return !previous.isEmpty() || !next.isEmpty();
    }
}
