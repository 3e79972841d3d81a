package org.trialgraph.web.page;

/** A page of a list is asked for that has a number beyond the last. */
final class PageBeyondEndException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String things;
    private final long pages;
    private final String last;

    /**
     * @param things what is listed, in the plural
     * @param pages how many pages there are, at least 1
     * @param last address of the last page
     */
    PageBeyondEndException(String things, long pages, String last) {
        super("the last page of these " + things + " is page " + pages);
        this.things = things;
        this.pages = pages;
        this.last = last;
    }

    /** What is listed, in the plural. */
    String things() {
        return things;
    }

    /** How many pages there are. */
    long pages() {
        return pages;
    }

    /** Address of the last page. */
    String last() {
        return last;
    }
}
