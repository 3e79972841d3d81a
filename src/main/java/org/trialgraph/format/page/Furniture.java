package org.trialgraph.format.page;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The lines that a site prints on every page and that say nothing of the trial: menus, buttons, copyright, disclaimers. */
public final class Furniture {
    private static final int LONGEST = 2000;

    private final List<Pattern> patterns;

    private Furniture(List<Pattern> patterns) {
        this.patterns = patterns;
    }

    /** Furniture by regular expressions that match whole lines, letters in any case. */
    public static Furniture of(String... patterns) {
        return new Furniture(Stream.of(patterns)
                .map(p -> Pattern.compile(p, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE))
                .toList());
    }

    /** Whether a line is furniture. */
    public boolean covers(Line line) {
        String words = Labels.plain(line.value());
        return words.length() <= LONGEST
                && patterns.stream().anyMatch(p -> p.matcher(words).matches());
    }
}
