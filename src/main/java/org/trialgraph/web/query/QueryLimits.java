package org.trialgraph.web.query;

/** What a query may do at most; its time and its turn are those of {@link RunningQueries} and {@link QueryAdmission}. */
public final class QueryLimits {
    /** Queries that compute at a time. */
    public static final int COMPUTING = Math.max(2, Runtime.getRuntime().availableProcessors());

    /** The longest text in characters that a function makes. */
    public static final int LONGEST_TEXT = 1024 * 1024;

    /** The longest run of digits in a query or a number, and the number of digits of a product. */
    public static final int MOST_DIGITS = 10_000;

    /** The longest query for the text index in characters. */
    public static final int LONGEST_TEXT_QUERY = 2_000;

    private QueryLimits() {}
}
