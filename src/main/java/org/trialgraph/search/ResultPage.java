package org.trialgraph.search;

import java.util.List;
import org.apache.commons.lang3.StringUtils;
import org.jspecify.annotations.Nullable;

/**
 * One page of a long list.
 *
 * @param items the items of the page
 * @param number number of the page, counted from 1
 * @param size items on one page
 * @param total number of all items of the list
 */
public record ResultPage<T>(List<T> items, int number, int size, long total) {
    /** Usual number of items on one page. */
    public static final int SIZE = 25;

    /** Digits of a number that is beyond the end of every list. */
    private static final int LONGEST_NUMBER = 9;

    /** A page of a list that is at hand; empty behind its end. */
    public static <T> ResultPage<T> of(List<T> all, int number, int size) {
        int from = (int) Math.min(all.size(), (number - 1L) * size);
        return new ResultPage<>(all.subList(from, Math.min(all.size(), from + size)), number, size, all.size());
    }

    /** The number of a page in an address, counted from 1; anything that is no number is the first. */
    public static int number(@Nullable String parameter) {
        return parameter != null && parameter.matches("[1-9]\\d*+")
                ? Integer.parseInt(StringUtils.left(parameter, LONGEST_NUMBER))
                : 1;
    }

    /** Position of the first item, counted from 1; 0 where the list is empty. */
    public long first() {
        return Math.min(total, (number - 1L) * size + 1);
    }

    /** Position of the last item. */
    public long last() {
        return Math.min(total, (long) number * size);
    }
}
