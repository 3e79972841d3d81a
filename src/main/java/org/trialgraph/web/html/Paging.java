package org.trialgraph.web.html;

/**
 * One page of a long list.
 *
 * @param things what is listed, in the plural
 * @param total number of all its items
 * @param first position of the first item shown, counted from 1
 * @param last position of the last
 * @param previous address of the page before, empty on the first
 * @param next address of the page after, empty on the last
 */
public record Paging(String things, long total, long first, long last, String previous, String next) {
    /** Items on one page. */
    public static final int SIZE = 25;

    /**
     * The page of a list.
     *
     * @param things what is listed, in the plural
     * @param page its number, counted from 1
     * @param address the address of any page up to its number
     */
    public static Paging of(String things, long total, int page, String address) {
        return of(things, total, page, address, SIZE);
    }

    /**
     * The page of a list with more items on each.
     *
     * @param size how many
     */
    static Paging of(String things, long total, int page, String address, int size) {
        long first = (long) (page - 1) * size + 1;
        long last = Math.min(total, (long) page * size);
        return new Paging(
                things,
                total,
                total == 0 ? 0 : Math.min(first, total),
                last,
                page > 1 ? address + (page - 1) : "",
                last < total ? address + (page + 1) : "");
    }

    /** Whether there is more than this page. */
    public boolean several() {
        return !previous.isEmpty() || !next.isEmpty();
    }
}
