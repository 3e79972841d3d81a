package org.trialgraph.format.aggregator;

import static org.trialgraph.model.TrialProperties.*;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trialgraph.codes.CodeTable;
import org.trialgraph.codes.Codes;
import org.trialgraph.format.Sample;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.page.Field;
import org.trialgraph.format.page.Layout;
import org.trialgraph.format.page.Page;
import org.trialgraph.format.page.Page.Line;
import org.trialgraph.format.page.PageFormat;
import org.trialgraph.format.page.PageValues;
import org.trialgraph.format.page.Sections;
import org.trialgraph.format.page.StandardFields;
import org.trialgraph.model.Criterion.Polarity;
import org.trialgraph.registry.Publishers;

/** Listings of CenterWatch. Ages and sex stand on one line, such as {@code Ages 18-65 All Genders}. */
public final class CenterWatchFormat extends PageFormat {
    private static final String NAME = "centerwatch";
    private static final Pattern AGES_AND_SEX = Pattern.compile(
            "(?i)(?:ages?:? )?(?<ages>.*?\\S)?[\\s|,/-]*(?<sex>all genders|all sexes|males?|females?|men|women)");
    private static final Pattern LINE = Pattern.compile("(?i)Ages? .{1,40}(?:genders|sexes|males?|females?|men|women)");

    private static final List<String> BOILERPLATE = List.of(
            "CenterWatch.{0,40}|Home|Search|Clinical Trials(?: Listings?)?|Drug Information|Back to (?:search )?results|Print|Share|Email",
            "(?:Sign (?:in|up)|Log ?in|Register|Contact(?: us)?|About(?: us)?|Advertise|Subscribe|Volunteer Now|Get Notified).{0,30}",
            "What is Fair Market Value.*|Are you a .*\\?|Not the study for you\\?.*|Start a new search");

    /** Uses the code table {@code centerwatch}. */
    public CenterWatchFormat(Codes codes) {
        super(codes.table(NAME), Publishers.CENTERWATCH, "en", layout(codes.table(NAME)));
    }

    private static Layout layout(CodeTable codes) {
        StandardFields fields = new StandardFields(codes);
        return Layout.of(BOILERPLATE, fields.commonAfter(fields(fields)));
    }

    private static List<Field> fields(StandardFields fields) {
        return List.of(
                fields.number("Clinical Study ID"),
                Field.of((block, trial) -> agesAndSex(PageValues.first(block), block.place(), trial), "Ages", "Age")
                        .valueMatching(words -> AGES_AND_SEX.matcher(words).matches()),
                fields.prose(BRIEF_SUMMARY, "Study Summary"),
                fields.criteria(Polarity.INCLUSION, "Inclusion Criteria", "Inclusion"),
                fields.criteria(Polarity.EXCLUSION, "Exclusion Criteria", "Exclusion"),
                fields.conditions("Condition", "Conditions"),
                fields.interventions("Treatment", "Treatments"),
                Field.ignored("Connect with a study center", "Similar Studies", "Additional Notes"));
    }

    private static void agesAndSex(Optional<String> words, String place, TrialReader trial) {
        words.map(AGES_AND_SEX::matcher)
                .filter(Matcher::matches)
                .ifPresentOrElse(
                        m -> {
                            trial.ages(Optional.ofNullable(m.group("ages")), place);
                            trial.coded(SEX, Optional.of(m.group("sex")), place);
                        },
                        () -> trial.ages(words, place));
    }

    @Override
    public boolean recognises(Sample sample) {
        return !sample.json()
                && sample.says("Clinical Study ID", "Study Summary")
                && (sample.says("Genders") || sample.says("CenterWatch") || isOn(sample, "centerwatch.com"));
    }

    @Override
    protected void readRest(Page page, Sections sections, TrialReader trial) {
        page.lines().stream()
                .filter(line -> !page.taken(line)
                        && LINE.matcher(PageValues.unbulleted(line.words())).matches())
                .findFirst()
                .ifPresent(line -> unlabelled(page, line, trial));
    }

    private void unlabelled(Page page, Line line, TrialReader trial) {
        page.take(line);
        if (!trial.trial().has(SEX)) {
            agesAndSex(Optional.of(PageValues.unbulleted(line.words())), line.place(), trial);
        }
    }
}
