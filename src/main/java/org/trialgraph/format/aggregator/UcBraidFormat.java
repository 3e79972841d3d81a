package org.trialgraph.format.aggregator;

import static org.trialgraph.model.TrialProperties.*;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trialgraph.codes.CodeTable;
import org.trialgraph.codes.Codes;
import org.trialgraph.criteria.Criteria;
import org.trialgraph.format.Sample;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.page.Block;
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

/**
 * Trial pages of the University of California. Status is told in plain words; ages and sex are told in a phrase such as {@code
 * for males ages 18-65 (full criteria)}, the conditions in {@code a study on Asthma}.
 */
public final class UcBraidFormat extends PageFormat {
    private static final String NAME = "ucbraid";
    private static final Pattern WHO = Pattern.compile(
            "(?i)(?:open to|for) (?:eligible )?(?<sex>people|males?|females?|men|women|boys|girls)?"
                    + "(?:,? ?ages (?<ages>.+?))?(?: who .*)?(?:\\s*\\((?:full criteria|key eligibility criteria)\\))?\\.?");
    private static final Pattern TOPIC = Pattern.compile("(?i)a study on (.+)");
    private static final Pattern COMMA = Pattern.compile("\\s*,\\s+|\\s+and\\s+(?=\\p{Lu})");
    private static final Pattern STARTED =
            Pattern.compile("(?i)(study started|(?:estimated )?completion(?: around)?)\\s+(.{4,30})");

    private static final List<String> BOILERPLATE = List.of(
            "Skip to (?:main )?content|Menu|Home|Search|Log ?in|Share|Print|Save|I'?m interested.{0,30}|Contact .{0,40}",
            "(?:UC|University of California).{0,60}(?:Clinical Trials|Health)|for .{0,30}researchers|About|FAQs?|Browse.{0,30}",
            "at [\\p{L} ,]{2,120}(?:and other locations)?|(?:Headshot of|by) .{3,80}|study started|(?:estimated )?completion(?: around)?",
            "(?:open to (?:all )?(?:eligible|people|males|females|men|women) .{0,80}|sorry, .{0,80}|(?:currently )?(?:not )?(?:yet )?accepting new patients.{0,60})",
            "Lead Scientists?(?: at .{2,60})?|Please contact me about this study.*|We will not share your information.*",
            "Go to top|Last Updated|Not finding (?:a|the) .*");

    /** Uses the code table {@code ucbraid}. */
    public UcBraidFormat(Codes codes) {
        super(codes.table(NAME), Publishers.UC_BRAID, "en", layout(codes.table(NAME)));
    }

    private static Layout layout(CodeTable codes) {
        StandardFields fields = new StandardFields(codes);
        return Layout.of(BOILERPLATE, fields.commonAfter(fields(fields)));
    }

    private static List<Field> fields(StandardFields fields) {
        return List.of(
                Field.of(UcBraidFormat::eligibility, "Eligibility")
                        .valueMatching(words -> WHO.matcher(words).matches())
                        .repeated(),
                fields.prose(DETAILED_DESCRIPTION, "Details"),
                fields.enrollment("Participants", "Enrollment"),
                Field.heading("Location").valueMatching(words -> words.startsWith("at ")),
                Field.heading(
                        "Locations",
                        "Location(s)",
                        "Dates",
                        "Description",
                        "Lead Scientist",
                        "Principal Investigator",
                        "Links"),
                fields.number("ID"));
    }

    /** A phrase that tells ages and sex, or the criteria themselves. */
    private static void eligibility(Block block, TrialReader trial) {
        for (Line line : block.rest()) {
            Matcher m = WHO.matcher(line.words());
            if (m.matches()) {
                block.value();
                who(m, block.place(), trial);
                return;
            }
            break;
        }
        PageValues.prose(block)
                .ifPresent(text -> trial.trial().criteria(Criteria.split(text, Polarity.UNSTATED, trial.language())));
    }

    private static void who(Matcher m, String place, TrialReader trial) {
        if (!trial.trial().has(SEX)) {
            trial.coded(SEX, Optional.ofNullable(m.group("sex")), place);
        }
        if (!trial.trial().has(MINIMUM_AGE) && !trial.trial().has(MAXIMUM_AGE)) {
            trial.ages(Optional.ofNullable(m.group("ages")).map(ages -> ages.replace(" and up", " and older")), place);
        }
    }

    @Override
    public boolean recognises(Sample sample) {
        return !sample.json()
                && (sample.text().contains("edu.ucsf.ctsi.rt.trialfinder")
                        || isOn(sample, "ucbraid.org")
                        || sample.says("(full criteria)", "Official Title")
                        || sample.says("study started", "Official Title", "You can join if"))
                && (sample.says("Official Title") || sample.says("Eligibility"));
    }

    @Override
    protected void title(Page page, Sections sections, TrialReader trial) {
        for (Line line : page.lines()) {
            if (!line.blank() && !page.taken(line)) {
                phrase(page, line, trial);
            }
        }
        super.title(page, sections, trial);
    }

    private static void phrase(Page page, Line line, TrialReader trial) {
        Matcher topic = TOPIC.matcher(line.words());
        Matcher who = WHO.matcher(line.words());
        Matcher started = STARTED.matcher(line.words());
        if (topic.matches()) {
            page.take(line);
            List.of(COMMA.split(topic.group(1))).forEach(name -> trial.condition(Optional.of(name)));
        } else if (who.matches() && who.group("ages") != null) {
            page.take(line);
            who(who, line.place(), trial);
        } else if (started.matches()) {
            page.take(line);
            trial.ledger().ignored(line.place(), line.words());
        }
    }
}
