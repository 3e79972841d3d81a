package org.trialgraph.format.aggregator;

import static org.trialgraph.model.TrialProperties.*;

import java.util.Comparator;
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
import org.trialgraph.io.ResourceLines;
import org.trialgraph.model.TrialNumber;
import org.trialgraph.registry.Publishers;
import org.trialgraph.registry.RegistryNumbers;

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

    /** The start of a phrase that a menu has; a title of two or three words that begins so belongs to the site. */
    private static final Pattern OF_SITE = Pattern.compile(
            "(?i)(?:find|search|browse|view|see|our|all|open|current|join|be part|clinical (?:trials?|research|studies)|trials?|studies|research)\\b.{0,25}");

    private static final Pattern OTHERS = Pattern.compile(
            "(?i)(?:related|similar|other|more|recommended|you may also) .{2,40}|\\u76F8[\\u5173\\u4F3C].{2,4}:?");
    private static final Pattern TABLE = Pattern.compile("(?:[^\\n,\\t;]*[,\\t;]){4,}[^\\n]*\\n.*", Pattern.DOTALL);

    private static final List<String> BOILERPLATE = List.of(
            "(?:back|skip|return|go) to .{0,60}|menu|home|search|share|print|log ?in|sign (?:in|up)|subscribe|close|open",
            "(?:privacy|terms|cookies?)(?: (?:policy|of (?:use|service)|settings|notice))?|contact us|about us|accessibility");

    /** Uses the code table {@code unknown-page}. */
    public UnknownPageFormat(Codes codes) {
        super(codes.table(NAME), Publishers.UNKNOWN, "", layout(codes.table(NAME)));
    }

    private static Set<String> labels(String list) {
        return Set.copyOf(ResourceLines.beside(UnknownPageFormat.class, list));
    }

    private static Layout layout(CodeTable codes) {
        StandardFields fields = new StandardFields(codes, true);
        List<Field> ofSites = fields.table(UnknownPageFormat.class, "site-fields.tsv", Map.of());
        return Layout.of(
                BOILERPLATE,
                Stream.concat(fields.common().stream(), ofSites.stream()).toList());
    }

    @Override
    public boolean recognises(Sample sample) {
        if (sample.json() || sample.markup() && !HtmlText.isHtml(sample.text()) || table(sample.text())) {
            return false;
        }
        Page page = prepared(Page.of(sample.text(), Optional.empty()));
        return !PageNumbers.of(page, page.lines()).all().isEmpty() || ofATrial(page);
    }

    /** Whether a text is a table, one row a line. */
    private static boolean table(String text) {
        return !text.stripLeading().startsWith("<")
                && TABLE.matcher(text.stripLeading()).matches()
                && text.lines()
                                .limit(3)
                                .filter(line -> TABLE.matcher(line + "\n").matches())
                                .count()
                        > 1;
    }

    /** Whether a page without a number is about a trial: it has criteria and another section. */
    private boolean ofATrial(Page page) {
        Set<String> labels = layout().labelsOn(page);
        return labels.size() > 1 && labels.stream().anyMatch(CRITERIA::contains);
    }

    @Override
    protected void read(Page page, TrialReader trial) {
        boolean sections = layout().labelsOn(page).stream().anyMatch(label -> !ANYWHERE.contains(label));
        boolean numbered = !PageNumbers.of(page, page.lines()).all().isEmpty();
        boolean declared = Declarations.number(page.metadata().study()).isPresent();
        if (!declared && (!sections || !numbered && !ofATrial(page))) {
            trial.ledger()
                    .reject(
                            "",
                            "a page of an unknown site without the sections of a trial page"
                                    + (numbered ? ", which only mentions trials" : " and without a number"),
                            "give the trial's own page, from a registry or a site that shows registry records");
            return;
        }
        Sections read = layout().read(page, trial);
        title(page, read, trial);
        new Declarations(page.metadata().study(), trial).read();
        number(page, read, trial);
        if (!trial.ledger().rejected()) {
            trial.ledger()
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
        if (window.isPresent() && !trial.trial().has(PUBLIC_TITLE)) {
            trial.text(PUBLIC_TITLE, window);
        } else if (!trial.trial().has(PUBLIC_TITLE)
                && Declarations.title(page.metadata().study()).isEmpty()) {
            likeliestTitle(read.head()).ifPresent(line -> {
                page.take(line);
                trial.text(PUBLIC_TITLE, Optional.of(line.words()));
            });
        }
    }

    /** The line at the head of a page of an unknown site that looks most like the title of a trial. */
    private Optional<Line> likeliestTitle(Block head) {
        return head.rest().stream()
                .filter(l -> !layout().boilerplate(l) && titled(l.words()))
                .max(Comparator.comparingInt(l -> Math.min(l.words().length(), LONG_ENOUGH)));
    }

    private static boolean titled(String words) {
        boolean phrase = phrase(words) || words.matches(".*\\p{IsHan}{6}.*");
        return phrase
                && words.length() < LONGEST_TITLE
                && !OF_SITE.matcher(words).matches()
                && !words.endsWith(".")
                && RegistryNumbers.recognise(words).isEmpty();
    }

    /** The address and the title of the page name its trial for certain, then a label, then the likeliest number. */
    private static void number(Page page, Sections read, TrialReader trial) {
        PageNumbers numbers = PageNumbers.of(
                page,
                page.lines().stream().filter(line -> !ofOthers(read, line)).toList());
        Optional<TrialNumber> labelled = trial.trial().number();
        Optional<TrialNumber> own = numbers.certain().or(() -> labelled).or(numbers::likeliest);
        own.ifPresent(trial.trial()::number);
        labelled.filter(number -> !own.equals(Optional.of(number)))
                .ifPresent(other -> trial.id(SECONDARY_ID, Optional.of(other.number())));
        if (own.isEmpty() && numbers.all().size() > 1) {
            String named = numbers.all().stream().map(TrialNumber::number).collect(Collectors.joining(", "));
            trial.ledger()
                    .reject(
                            "",
                            "names several trials and does not tell which is its own: " + named,
                            "give the page with its address, or the trial's own page");
        }
    }

    /** Whether a line stands where the site lists other trials. */
    private static boolean ofOthers(Sections read, Line line) {
        return read.all().stream()
                .filter(block -> OTHERS.matcher(block.label()).matches())
                .anyMatch(block -> block.holds(line));
    }
}
