package org.trialgraph.format.ctgov;

import static org.trialgraph.model.TrialProperties.*;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trialgraph.codes.CodeTable;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.page.Block;
import org.trialgraph.format.page.Page;
import org.trialgraph.format.page.Page.Line;
import org.trialgraph.format.page.Sections;
import org.trialgraph.model.Identifier;
import org.trialgraph.model.PartialDate;
import org.trialgraph.model.Property;
import org.trialgraph.model.Text;
import org.trialgraph.registry.RegistryNumbers;

/** The head of a page: title, the sentence about the status, numbers and the dates of the record. */
final class ClassicHead {
    private static final Pattern VERIFIED = Pattern.compile("(.{4,30}?) by .*");
    private static final Pattern FIRST_SENTENCE = Pattern.compile("[^.]{5,200}\\.?");
    private static final Pattern IDENTIFIER = Pattern.compile("(.+?) \\( ?([^:()]+?) ?(?:: ?([^()]+?) ?)?\\)");

    private final TrialReader trial;
    private final CodeTable codes;

    ClassicHead(TrialReader trial, CodeTable codes) {
        this.trial = trial;
        this.codes = codes;
    }

    void read(Page page, Sections sections) {
        titleAndStatus(page, sections.head());
        Block status = sections.get("Recruitment Status:");
        trial.coded(OVERALL_STATUS, status.value(), status.place());
        Block was = sections.get("Recruitment status was:");
        trial.coded(LAST_KNOWN_STATUS, was.value(), was.place());
        numbers(sections);
        dates(sections);
    }

    private void titleAndStatus(Page page, Block head) {
        for (Line line : head.rest()) {
            Optional<String> sentence = status(line.words());
            if (sentence.isPresent()) {
                page.take(line);
                trial.coded(OVERALL_STATUS, sentence, line.place());
                whyStopped(line.words());
            } else if (line.words().startsWith("(")) {
                page.take(line);
                whyStopped(line.words());
            } else if (!trial.trial().has(PUBLIC_TITLE)) {
                page.take(line);
                trial.text(PUBLIC_TITLE, Optional.of(line.words()));
            }
        }
    }

    /** The first sentence of a line, if the table of codes knows it as a status. */
    private Optional<String> status(String words) {
        Matcher first = FIRST_SENTENCE.matcher(words);
        return first.lookingAt() && trial.trial().has(PUBLIC_TITLE)
                ? Optional.of(first.group())
                        .filter(s -> !codes.concepts("overallStatus", s).isEmpty())
                : Optional.empty();
    }

    /** The reason for a stop stands in brackets behind the sentence; a pointer to another part of the page is no reason. */
    private void whyStopped(String words) {
        int open = words.indexOf('(');
        int close = words.lastIndexOf(')');
        if (open >= 0 && close > open && !words.substring(open).toLowerCase().startsWith("(see ")) {
            trial.text(WHY_STOPPED, Optional.of(words.substring(open + 1, close)));
        }
    }

    private void numbers(Sections sections) {
        for (Block block : sections.all()) {
            if (block.label().equals("ClinicalTrials.gov Identifier:")) {
                block.value()
                        .flatMap(words -> RegistryNumbers.find(words).stream().findFirst())
                        .filter(number -> trial.trial().number().isEmpty())
                        .ifPresent(trial.trial()::number);
            }
        }
        Block others = sections.get("Other Study ID Numbers:");
        others.values().forEach(words -> secondary(words, others.place()));
    }

    private void secondary(String words, String place) {
        Matcher m = IDENTIFIER.matcher(words);
        boolean typed =
                m.matches() && !codes.concepts("identifierType", m.group(2)).isEmpty();
        Text id = new Text(typed ? m.group(1) : words, "");
        trial.trial().add(SECONDARY_ID, id);
        if (typed) {
            trial.trial()
                    .identifier(new Identifier(
                            id,
                            trial.code("identifierType", Optional.of(m.group(2)), place),
                            trial.words(Optional.ofNullable(m.group(3))),
                            Optional.empty()));
        }
    }

    private void dates(Sections sections) {
        Block verified = sections.get("Verified");
        Optional<String> prose = verified.value();
        trial.date(
                VERIFICATION_DATE,
                prose.map(VERIFIED::matcher).filter(Matcher::matches).map(m -> m.group(1)),
                verified.place());
        each(sections, VERIFICATION_DATE, "Last Verified:", "Last verified:");
        each(sections, FIRST_SUBMISSION_DATE, "First Submitted:", "First Received:", "First received:");
        each(sections, REGISTRATION_DATE, "First Posted:");
        each(sections, RESULTS_SUBMISSION_DATE, "Results First Submitted:", "Results First Received:");
        each(sections, RESULTS_DATE, "Results First Posted:");
        each(sections, LAST_UPDATE_SUBMISSION_DATE, "Last Update Submitted:", "Last Updated:", "Last updated:");
        each(sections, LAST_UPDATE_SUBMISSION_DATE, "Last Update Submitted that Met QC Criteria:");
        each(sections, LAST_UPDATE_DATE, "Last Update Posted:");
        for (String label :
                List.of("First Submitted that Met QC Criteria:", "Results First Submitted that Met QC Criteria:")) {
            sections.get(label).value().ifPresent(date -> trial.ledger().ignored(label, date));
        }
    }

    /** A date stands at the head of the page and again at its end. */
    private void each(Sections sections, Property<PartialDate> property, String... labels) {
        for (Block block : sections.all()) {
            if (List.of(labels).contains(block.label())) {
                trial.date(property, block.value(), block.place());
            }
        }
    }
}
