package org.trialgraph.format.site;

import static org.trialgraph.model.TrialProperties.*;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trialgraph.codes.CodeTable;
import org.trialgraph.codes.Codes;
import org.trialgraph.format.Sample;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.page.Block;
import org.trialgraph.format.page.Field;
import org.trialgraph.format.page.HtmlText;
import org.trialgraph.format.page.Layout;
import org.trialgraph.format.page.Page;
import org.trialgraph.format.page.Page.Line;
import org.trialgraph.format.page.PageFormat;
import org.trialgraph.format.page.Sections;
import org.trialgraph.format.page.StandardFields;
import org.trialgraph.format.page.StandardFields.Row;
import org.trialgraph.model.TrialNumber;
import org.trialgraph.registry.Registries;
import org.trialgraph.registry.TrialNumbers;
import org.trialgraph.text.ResourceLines;

/**
 * A page of a site that is not known, or text of one: what stands under labels that trial pages commonly use is read as far as
 * it is certain, and a finding says so. The last of the formats to be asked. A page needs the number of a trial and a section
 * of a trial, or, where it names no number, criteria and another section.
 */
public final class UnknownPageFormat extends PageFormat {
    private static final String NAME = "unknown-page";
    private static final Set<String> CRITERIA = labels("criteria-labels.txt");
    private static final Set<String> ANYWHERE = labels("labels-anywhere.txt");
    private static final int LONG_ENOUGH = 60;
    private static final int LONGEST_TITLE = 500;
    private static final int FEW_WORDS = 6;
    private static final int ALONE = 3;

    /** The start of a phrase that a menu has; a title of two or three words that begins so belongs to the site. */
    private static final Pattern OF_SITE = Pattern.compile(
            "(?i)(?:find|search|browse|view|see|our|all|open|current|join|be part|clinical (?:trials?|research|studies)|trials?|studies|research)\\b.{0,25}");

    private static final Pattern OTHER_TRIALS = Pattern.compile(
            "(?i)(?:related|similar|other|more|recommended|you may also) .{2,40}|\\u76F8[\\u5173\\u4F3C].{2,4}:?");

    /** Words around the number of another trial. */
    private static final Pattern OF_OTHERS = Pattern.compile(
            "(?i)\\b(?:earlier|previous(?:ly)?|prior|follow-?up|extension|parent|roll-?over|related|similar|other|see|also|results (?:of|from)|enrolled in|took part in|participated in)\\b");

    private static final List<String> BOILERPLATE = List.of(
            "(?:back|skip|return|go) to .{0,60}|menu|home|search|share|print|log ?in|sign (?:in|up)|subscribe|close|open",
            "(?:privacy|terms|cookies?)(?: (?:policy|of (?:use|service)|settings|notice))?|contact us|about us|accessibility");

    /** Uses the code table {@code unknown-page}. */
    public UnknownPageFormat(Codes codes) {
        super(codes.table(NAME), Registries.publisher("unknown"), "", layout(codes.table(NAME)));
    }

    private static Set<String> labels(String list) {
        return Set.copyOf(ResourceLines.beside(UnknownPageFormat.class, list));
    }

    private static Layout layout(CodeTable codes) {
        StandardFields fields = new StandardFields(codes, true, Map.of());
        List<Field> ofSites = fields.of(Row.table(UnknownPageFormat.class, "site-fields.tsv"));
        return Layout.of(
                BOILERPLATE,
                Stream.concat(fields.common().stream(), ofSites.stream()).toList());
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
        return labels.size() > 1 && labels.stream().anyMatch(CRITERIA::contains);
    }

    @Override
    protected void read(Page page, TrialReader trial) {
        StructuredData declared = new StructuredData(page.metadata().study());
        boolean sections = layout().labelsOn(page).stream().anyMatch(label -> !ANYWHERE.contains(label));
        boolean numbered = !numbers(page, page.lines()).isEmpty();
        if (declared.number().isEmpty() && (!sections || !numbered && !ofATrial(page))) {
            trial.report()
                    .reject(
                            "",
                            "a page of an unknown site without the sections of a trial page"
                                    + (numbered ? ", which only mentions trials" : " and without a number"),
                            "give the trial's own page, from a registry or a site that shows registry records");
            return;
        }
        Sections read = layout().read(page, trial);
        title(page, read, trial);
        declared.read(trial);
        number(page, read, trial);
        if (!trial.report().rejected()) {
            trial.report()
                    .note(
                            "",
                            "a page of an unknown site: only what its labels make certain is read",
                            "compare with the registry's own record, or publish that");
        }
    }

    /** The title of the window or of the declared study is surer than the first line, which on most sites belongs to a menu. */
    @Override
    protected void title(Page page, Sections read, TrialReader trial) {
        Optional<String> window = windowTitle(page).map(String::strip).filter(t -> t.split("\\s+").length > 2);
        if (trial.has(PUBLIC_TITLE)) {
            return;
        }
        if (window.isPresent()) {
            trial.text(PUBLIC_TITLE, window);
        } else if (new StructuredData(page.metadata().study()).title().isEmpty()) {
            likeliestTitle(read.head()).ifPresent(line -> {
                page.take(line);
                trial.text(PUBLIC_TITLE, line.words());
            });
        }
    }

    /** The line at the head of a page of an unknown site that looks most like the title of a trial. */
    private static Optional<Line> likeliestTitle(Block head) {
        return head.rest().stream()
                .filter(line -> titled(line.words()))
                .max(Comparator.comparingInt(line -> Math.min(line.words().length(), LONG_ENOUGH)));
    }

    private static boolean titled(String words) {
        return (phrase(words) || words.matches(".*\\p{IsHan}{6}.*"))
                && words.length() < LONGEST_TITLE
                && !OF_SITE.matcher(words).matches()
                && !words.endsWith(".")
                && TrialNumbers.recognise(words).isEmpty();
    }

    /** The address and the title of the page name its trial for certain, then a label, then the likeliest number. */
    private static void number(Page page, Sections read, TrialReader trial) {
        List<Block> ofOthers = read.all().stream()
                .filter(block -> OTHER_TRIALS.matcher(block.label()).matches())
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
            trial.report()
                    .reject(
                            "",
                            "names several trials and does not tell which is its own: " + named,
                            "give the page with its address, or the trial's own page");
        }
    }

    /** The number in the page's address, title or declared study, where that names one. */
    private static Optional<TrialNumber> certainNumber(Page page) {
        return Stream.concat(page.metadata().urls().stream(), page.metadata().title().stream())
                .map(TrialNumbers::find)
                .filter(numbers -> numbers.size() == 1)
                .map(numbers -> numbers.get(0))
                .findFirst()
                .or(() -> new StructuredData(page.metadata().study()).number());
    }

    /**
     * How much speaks for each number on some lines, in the order of the page: one that stands alone or beside a few words is
     * likelier the page's own than one in a sentence, and one in a sentence about earlier or other trials is none of the page's.
     */
    private static Map<TrialNumber, Integer> numbers(Page page, List<Line> lines) {
        Map<TrialNumber, Integer> weights = new LinkedHashMap<>();
        certainNumber(page).ifPresent(number -> weights.put(number, 0));
        for (Line line : lines) {
            if (!line.blank()) {
                List<TrialNumber> numbers = TrialNumbers.find(line.words());
                int weight = numbers.isEmpty() ? 0 : weight(line.words(), numbers.size());
                numbers.forEach(number -> weights.merge(number, weight, Integer::sum));
            }
        }
        return weights;
    }

    private static int weight(String words, int numbers) {
        if (OF_OTHERS.matcher(words).find()) {
            return 0;
        }
        return words.split("\\s+").length <= FEW_WORDS && numbers == 1 ? ALONE : 1;
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
