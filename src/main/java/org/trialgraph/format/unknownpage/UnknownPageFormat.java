package org.trialgraph.format.unknownpage;

import static org.trialgraph.model.TrialProperties.*;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.trialgraph.codes.Codes;
import org.trialgraph.format.Publishers;
import org.trialgraph.format.Sample;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.page.CommonFields;
import org.trialgraph.format.page.Furniture;
import org.trialgraph.format.page.HtmlText;
import org.trialgraph.format.page.Layout;
import org.trialgraph.format.page.LayoutFormat;
import org.trialgraph.format.page.Page;
import org.trialgraph.format.page.PageTitle;
import org.trialgraph.format.page.Sections;
import org.trialgraph.model.Text;

/**
 * A page of a site that is not known, or text of one: what stands under labels that trial pages commonly use is read as far as
 * it is certain, and a finding says so. The last of the formats to be asked. A page needs the number of a trial and a section
 * of a trial, or, where it names no number, criteria and another section.
 */
public final class UnknownPageFormat extends LayoutFormat {
    private static final String NAME = "unknown-page";

    /** Labels under which only a page about a trial says something. */
    private static final Set<String> CRITERIA = Set.of(
            "inclusion criteria",
            "exclusion criteria",
            "key inclusion criteria",
            "key exclusion criteria",
            "eligibility criteria",
            "inclusion criterias",
            "exclusion criterias",
            "eligibility",
            "criteria",
            "who can participate",
            "participation requirements");

    /** Labels that any page may have. */
    private static final Set<String> ANYWHERE = Set.of(
            "title",
            "summary",
            "overview",
            "description",
            "details",
            "purpose",
            "objective",
            "objectives",
            "contact",
            "contacts",
            "contact information",
            "location",
            "locations",
            "location(s)",
            "results",
            "references",
            "publications",
            "keywords",
            "key words",
            "id",
            "status",
            "end date",
            "start date",
            "last update",
            "last updated",
            "more information",
            "similar trials",
            "related studies");

    private static final Pattern TABLE = Pattern.compile("(?:[^\\n,\\t;]*[,\\t;]){4,}[^\\n]*\\n.*", Pattern.DOTALL);

    private static final Furniture FURNITURE = Furniture.of(
            "(?:back|skip|return|go) to .{0,60}|menu|home|search|share|print|log ?in|sign (?:in|up)|subscribe|close|open",
            "(?:privacy|terms|cookies?)(?: (?:policy|of (?:use|service)|settings|notice))?|contact us|about us|accessibility",
            "(?:\u00A9|\\(c\\)|copyright).{0,160}|all rights reserved\\.?",
            "(?:url:? ?)?https?://\\S+");

    /** Uses the code table {@code unknown-page}. */
    public UnknownPageFormat(Codes codes) {
        super(
                codes.table(NAME),
                Publishers.UNKNOWN,
                "",
                Layout.of(FURNITURE, CommonFields.of(codes.table(NAME), true)));
    }

    @Override
    public boolean recognises(Sample sample) {
        if (sample.json() || sample.markup() && !HtmlText.isHtml(sample.text()) || table(sample.text())) {
            return false;
        }
        Page page = prepared(Page.of(sample.text(), Optional.empty()));
        return !PageNumbers.of(page).all().isEmpty() || ofATrial(page);
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
        PageNumbers numbers = PageNumbers.of(page);
        boolean sections = layout().labelsOn(page).stream().anyMatch(label -> !ANYWHERE.contains(label));
        if (!sections || numbers.all().isEmpty() && !ofATrial(page)) {
            trial.ledger()
                    .reject(
                            "",
                            "a page of an unknown site without the sections of a trial page"
                                    + (numbers.all().isEmpty()
                                            ? " and without a number"
                                            : ", which only mentions trials"),
                            "give the trial's own page, from a registry or a site that shows registry records");
            return;
        }
        title(page, layout().read(page, trial), trial);
        number(numbers, trial);
        trial.ledger()
                .note(
                        "",
                        "a page of an unknown site: only what its labels make certain is read",
                        "compare with the registry's own record, or publish that");
    }

    /** The title of the window is surer than the first line, which on most sites belongs to a menu. */
    @Override
    protected void title(Page page, Sections read, TrialReader trial) {
        Optional<String> window = page.facts()
                .title()
                .map(t -> t.replaceFirst("\\s+(?:[|\u2022\u00B7]|[-\u2013\u2014])\\s+[^|]{2,60}$", "")
                        .strip())
                .filter(t -> t.split("\\s+").length > 2);
        if (window.isPresent() && !trial.trial().has(PUBLIC_TITLE)) {
            trial.text(PUBLIC_TITLE, window);
        } else if (!trial.trial().has(PUBLIC_TITLE)) {
            PageTitle.take(page, read.head(), FURNITURE, trial);
        }
    }

    private static void number(PageNumbers numbers, TrialReader trial) {
        if (numbers.certain().isPresent()) {
            boolean other = trial.trial()
                    .number()
                    .filter(n -> !n.equals(numbers.certain().get()))
                    .isPresent();
            if (other) {
                trial.id(SECONDARY_ID, Optional.of(trial.trial().number().get().number()));
            }
            trial.trial().number(numbers.certain().get());
            return;
        }
        if (trial.trial().number().isPresent()) {
            return;
        }
        numbers.mostFrequent().ifPresent(trial.trial()::number);
        if (trial.trial().number().isEmpty() && !numbers.all().isEmpty()) {
            List<String> named = numbers.all().stream().map(n -> n.number()).toList();
            trial.ledger()
                    .warn(
                            "",
                            "names several trials, none more than the others: " + String.join(", ", named),
                            "give the page with its address; the title names the trial");
            named.forEach(id -> trial.trial().add(SECONDARY_ID, new Text(id, "")));
        }
    }
}
