package org.trialgraph.format.site;

import static org.trialgraph.model.TrialProperties.*;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trialgraph.codes.Codes;
import org.trialgraph.format.Sample;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.page.Block;
import org.trialgraph.format.page.HtmlText;
import org.trialgraph.format.page.Page;
import org.trialgraph.format.page.Page.Line;
import org.trialgraph.format.page.PageMetadata.DeclaredStudy;
import org.trialgraph.format.page.Sections;
import org.trialgraph.model.Coded;
import org.trialgraph.model.Property;
import org.trialgraph.model.TrialNumber;
import org.trialgraph.registry.TrialNumbers;

/**
 * A page of a site that is not known, or text of one: what stands under labels that trial pages commonly use is read as far as
 * it is certain, and a finding says so. The last of the formats to be asked. A page needs the number of a trial and a section
 * of a trial, or, where it names no number, criteria and another section.
 */
public final class UnknownPageFormat extends SiteFormat {
    private static final String DECLARED = "application/ld+json";
    private static final String NOT_OWN =
            "give the trial's own page, from a registry or a site that shows registry records";
    private static final String UNKNOWN_WORDS =
            "it is left out; where its meaning is the same on every site, add it to ontology/codes/unknown-page.ttl";
    private static final int LONG_ENOUGH = 60;
    private static final int LONGEST_TITLE = 500;
    private static final int FEW_WORDS = 6;
    private static final int ALONE = 3;

    /** The start of a phrase that a menu has; a title of two or three words that begins so belongs to the site. */
    private static final String OF_SITE =
            "(?i)(?:find|search|browse|view|see|our|all|open|current|join|be part|clinical (?:trials?|research|studies)|trials?|studies|research)\\b.{0,25}";

    private static final String OTHER_TRIALS =
            "(?i)(?:related|similar|other|more|recommended|you may also) .{2,40}|\\u76F8[\\u5173\\u4F3C].{2,4}:?";

    /** Words around the number of another trial. */
    private static final Pattern OF_OTHERS = Pattern.compile(
            "(?i)\\b(?:earlier|previous(?:ly)?|prior|follow-?up|extension|parent|roll-?over|related|similar|other|see|also|results (?:of|from)|enrolled in|took part in|participated in)\\b");

    private final Set<String> criteriaLabels = labels("criteriaLabels").collect(Collectors.toSet());
    private final Set<String> labelsAnywhere = labels("labelsAnywhere").collect(Collectors.toSet());

    /** Uses the code table {@code unknown-page}. */
    public UnknownPageFormat(Codes codes) {
        super("unknown-page", codes, true, Map.of());
    }

    /** Whether the first cell of a row is a label is not certain where the site is not known. */
    @Override
    protected Page prepared(Page page) {
        return layout().splitLabels(page);
    }

    @Override
    public boolean recognises(Sample sample) {
        if (sample.json() || sample.markup() && !HtmlText.isHtml(sample.text()) || isTable(sample.text())) {
            return false;
        }
        Page page = prepared(Page.of(sample.text(), Optional.empty()));
        return !numbers(page, page.lines()).isEmpty() || ofATrial(page);
    }

    /** Whether two of the first three lines of a text are rows of a table. */
    private static boolean isTable(String text) {
        return !text.stripLeading().startsWith("<")
                && isRow(text.stripLeading().lines().findFirst().orElse(""))
                && text.lines().limit(3).filter(UnknownPageFormat::isRow).count() > 1;
    }

    private static boolean isRow(String line) {
        return line.chars().filter(c -> ",\t;".indexOf(c) >= 0).limit(4).count() == 4;
    }

    /** Whether a page without a number is about a trial: it has criteria and another section. */
    private boolean ofATrial(Page page) {
        Set<String> labels = layout().labelsOn(page);
        return labels.size() > 1 && labels.stream().anyMatch(criteriaLabels::contains);
    }

    @Override
    protected void read(Page page, TrialReader trial) {
        DeclaredStudy declared = page.metadata().study();
        boolean sections = layout().labelsOn(page).stream().anyMatch(label -> !labelsAnywhere.contains(label));
        boolean numbered = !numbers(page, page.lines()).isEmpty();
        if (declared.number().isEmpty() && (!sections || !numbered && !ofATrial(page))) {
            String what = "a page of an unknown site without the sections of a trial page"
                    + (numbered ? ", which only mentions trials" : " and without a number");
            trial.report().reject("", what, NOT_OWN);
            return;
        }
        Sections read = layout().read(page, trial);
        title(page, read, trial);
        readDeclared(declared, trial);
        number(page, read, trial);
        if (!trial.report().rejected()) {
            String what = "a page of an unknown site: only what its labels make certain is read";
            trial.report().note("", what, "compare with the registry's own record, or publish that");
        }
    }

    /** The title of the window or of the declared study is surer than the first line, which on most sites belongs to a menu. */
    @Override
    protected void title(Page page, Sections read, TrialReader trial) {
        if (trial.has(PUBLIC_TITLE)) {
            return;
        }
        Optional<String> window = windowTitle(page).map(String::strip).filter(t -> t.split("\\s+").length > 2);
        trial.text(PUBLIC_TITLE, window);
        if (window.isEmpty() && page.metadata().study().title().isEmpty()) {
            // The line at the head that looks most like the title of a trial.
            read.head().rest().stream()
                    .filter(line -> titled(line.words()))
                    .max(Comparator.comparingInt(line -> Math.min(line.words().length(), LONG_ENOUGH)))
                    .ifPresent(line -> {
                        page.take(line);
                        trial.text(PUBLIC_TITLE, line.words());
                    });
        }
    }

    private static boolean titled(String words) {
        return (phrase(words) || words.matches(".*\\p{IsHan}{6}.*"))
                && words.length() < LONGEST_TITLE
                && !words.matches(OF_SITE)
                && !words.endsWith(".")
                && TrialNumbers.recognise(words).isEmpty();
    }

    /** Fills what the page's labels left open where the declared words are certain, with a finding that says so. */
    private static void readDeclared(DeclaredStudy declared, TrialReader trial) {
        List<String> used = new ArrayList<>();
        if (!trial.has(PUBLIC_TITLE) && declared.title().isPresent()) {
            trial.text(PUBLIC_TITLE, declared.title());
            used.add("title");
        }
        readDeclared(OVERALL_STATUS, "status", declared.status(), trial, used);
        readDeclared(PHASE, "phase", declared.phase(), trial, used);
        if (!used.isEmpty()) {
            String what = "read from what the page declares to search engines: " + String.join(", ", used);
            trial.report().note(DECLARED, what, "compare with the page and with the registry's own record");
        }
    }

    private static void readDeclared(
            Property<Coded> property, String name, Optional<String> words, TrialReader trial, List<String> used) {
        if (words.isEmpty() || trial.has(property)) {
            return;
        }
        if (trial.codedIfKnown(property, words.get())) {
            used.add(name);
        } else {
            trial.report().note(DECLARED, "unknown " + name + " \"" + words.get() + "\"", UNKNOWN_WORDS);
        }
    }

    /** The address and the title of the page name its trial for certain, then a label, then the likeliest number. */
    private static void number(Page page, Sections read, TrialReader trial) {
        List<Block> ofOthers = read.all().stream()
                .filter(block -> block.label().matches(OTHER_TRIALS))
                .toList();
        Map<TrialNumber, Integer> numbers = numbers(
                page,
                page.lines().stream()
                        .filter(line -> ofOthers.stream().noneMatch(block -> block.holds(line)))
                        .toList());
        Optional<TrialNumber> labelled = trial.number();
        Optional<TrialNumber> own = certainNumber(page).or(() -> labelled).or(() -> likeliest(numbers));
        own.ifPresent(trial::number);
        labelled.filter(number -> !own.equals(Optional.of(number)))
                .ifPresent(other -> trial.id(SECONDARY_ID, other.number()));
        if (own.isEmpty() && numbers.size() > 1) {
            String named = numbers.keySet().stream().map(TrialNumber::number).collect(Collectors.joining(", "));
            String what = "names several trials and does not tell which is its own: " + named;
            trial.report().reject("", what, "give the page with its address, or the trial's own page");
        }
    }

    /** The number in the page's address, title or declared study, where that names one. */
    private static Optional<TrialNumber> certainNumber(Page page) {
        return Stream.concat(page.metadata().urls().stream(), page.metadata().title().stream())
                .map(TrialNumbers::find)
                .filter(numbers -> numbers.size() == 1)
                .map(numbers -> numbers.get(0))
                .findFirst()
                .or(() -> page.metadata().study().number());
    }

    /**
     * How much speaks for each number on some lines, in the order of the page: one that stands alone or beside a few words is
     * likelier the page's own than one in a sentence, and one in a sentence about earlier or other trials is none of the page's.
     */
    private static Map<TrialNumber, Integer> numbers(Page page, List<Line> lines) {
        Map<TrialNumber, Integer> weights = new LinkedHashMap<>();
        certainNumber(page).ifPresent(number -> weights.put(number, 0));
        for (Line line : lines) {
            List<TrialNumber> numbers = TrialNumbers.find(line.words());
            if (!numbers.isEmpty()) {
                boolean alone = numbers.size() == 1 && line.words().split("\\s+").length <= FEW_WORDS;
                int weight = OF_OTHERS.matcher(line.words()).find() ? 0 : alone ? ALONE : 1;
                numbers.forEach(number -> weights.merge(number, weight, Integer::sum));
            }
        }
        return weights;
    }

    /** The number for which more speaks than for any other. */
    private static Optional<TrialNumber> likeliest(Map<TrialNumber, Integer> weights) {
        int most = weights.values().stream().max(Comparator.naturalOrder()).orElse(0);
        List<TrialNumber> likeliest = weights.keySet().stream()
                .filter(number -> weights.get(number) == most)
                .toList();
        return most > 0 && likeliest.size() == 1 ? Optional.of(likeliest.get(0)) : Optional.empty();
    }
}
