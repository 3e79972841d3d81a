package org.trialgraph.format.page;

import static org.trialgraph.model.TrialProperties.PUBLIC_TITLE;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import org.trialgraph.format.TrialReader;
import org.trialgraph.registry.RegistryNumbers;

/** The title of the trial at the head of a page or, where the text has none, in the title of its window. */
public final class PageTitle {
    private static final Pattern SITE = Pattern.compile("\\s+(?:[|\u2022\u00B7]|[-\u2013\u2014])\\s+[^|]{2,60}$");
    private static final int LONG_ENOUGH = 60;
    private static final int LONGEST = 500;
    private static final Pattern WORDS = Pattern.compile("(?s).*\\p{L}{2}.*\\s.*");

    /** The start of a phrase that a menu has; a title of two or three words that begins so belongs to the site. */
    private static final Pattern OF_SITE = Pattern.compile(
            "(?i)(?:find|search|browse|view|see|our|all|open|current|join|be part|clinical (?:trials?|research|studies)|trials?|studies|research)\\b.{0,25}");

    private PageTitle() {}

    /** The line at the head of a page of an unknown site that looks most like the title of a trial. */
    public static Optional<Line> likeliest(Block head, Boilerplate furniture) {
        return head.rest().stream()
                .filter(l -> !furniture.covers(l) && titled(l.words()))
                .max(Comparator.comparingInt(l -> Math.min(l.words().length(), LONG_ENOUGH)));
    }

    private static boolean titled(String words) {
        boolean phrase = WORDS.matcher(words).matches() || words.matches(".*\\p{IsHan}{6}.*");
        return phrase
                && words.length() < LONGEST
                && !OF_SITE.matcher(words).matches()
                && !words.endsWith(".")
                && RegistryNumbers.recognise(words).isEmpty();
    }

    /** Takes the first line above the labels that is none of the site's, with lines that repeat it; returns it. */
    public static Optional<String> take(Page page, Block head, Boilerplate furniture, TrialReader trial) {
        Optional<Line> line = head.rest().stream()
                .filter(l -> !furniture.covers(l) && WORDS.matcher(l.words()).matches())
                .findFirst();
        head.rest().stream()
                .filter(l ->
                        line.filter(first -> first.words().equals(l.words())).isPresent())
                .forEach(page::take);
        Optional<String> title = line.map(Line::words)
                .map(PageValues::unbulleted)
                .or(() -> page.facts().title().map(t -> SITE.matcher(t).replaceFirst("")));
        if (!trial.trial().has(PUBLIC_TITLE)) {
            trial.text(PUBLIC_TITLE, title);
        }
        return title;
    }
}
