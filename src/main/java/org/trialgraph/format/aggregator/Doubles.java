package org.trialgraph.format.aggregator;

import java.util.List;
import org.trialgraph.format.page.Block;

/**
 * Halves what an extraction has printed twice: as {@code AllAll} or on two lines. Only a page whose status is doubled is one;
 * elsewhere a value such as {@code 3030} stays what it is.
 */
final class Doubles {
    private final boolean doubled;

    private Doubles(boolean doubled) {
        this.doubled = doubled;
    }

    /** Looks at a page's status. */
    static Doubles of(Block status) {
        List<String> words = status.rest().stream().map(line -> line.words()).toList();
        boolean twice = words.size() > 1 && words.get(0).equals(words.get(1));
        return new Doubles(twice || !words.isEmpty() && !half(words.get(0)).equals(words.get(0)));
    }

    /** The words once. */
    String once(String words) {
        return doubled ? half(words) : words;
    }

    private static String half(String words) {
        int length = words.length();
        int middle = length / 2;
        if (length > 1 && length % 2 == 0 && words.startsWith(words.substring(middle))) {
            return words.substring(middle);
        }
        boolean spaced = length > 2 && length % 2 == 1 && Character.isWhitespace(words.charAt(middle));
        return spaced && words.startsWith(words.substring(middle + 1)) ? words.substring(middle + 1) : words;
    }
}
