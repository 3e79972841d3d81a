package org.trialgraph.format.aggregator;

import static org.trialgraph.model.TrialProperties.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trialgraph.codes.CodeTable;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.page.Block;
import org.trialgraph.format.page.Page;
import org.trialgraph.format.page.Page.Line;
import org.trialgraph.format.page.PageValues;
import org.trialgraph.format.page.Sections;
import org.trialgraph.model.Coded;
import org.trialgraph.model.Identifier;
import org.trialgraph.model.Property;
import org.trialgraph.model.Sponsor;
import org.trialgraph.model.Text;
import org.trialgraph.registry.RegistryNumbers;

/** The upper part of a page: title, sponsor, status, phases, kinds of funders, identifiers. */
final class VeevaHead {
    private static final Pattern ADDRESS =
            Pattern.compile("https?://(?:[\\w-]+\\.)*ctv\\.veeva\\.com/study/([\\w-]{8,300})(?:[/?#].*)?");
    private static final Pattern WITH_TYPE = Pattern.compile("(.+?) \\(([^()]+)\\)");

    private final TrialReader trial;
    private final CodeTable codes;

    VeevaHead(TrialReader trial, CodeTable codes) {
        this.trial = trial;
        this.codes = codes;
    }

    void read(Page page, Sections sections) {
        identifiers(sections.get("Identifiers"));
        titleAndSponsor(page, sections.head(), funders(sections.get("Funder types")));
        statusAndPhase(sections.get("Status and phase"));
        Block type = sections.get("Study type");
        PageValues.coded(type, STUDY_TYPE, trial)
                .ifPresent(words -> trial.coded(STUDY_TYPE, Optional.of(words), type.place()));
    }

    /** The title, the first letter of the sponsor's name in place of its picture, the sponsor's name. */
    private void titleAndSponsor(Page page, Block head, List<Coded> funders) {
        List<Line> lines = head.rest();
        int picture = 0;
        while (picture < lines.size() && !oneLetter(lines.get(picture).words())) {
            picture++;
        }
        boolean pictured = picture < lines.size();
        if (picture > 0) {
            page.take(lines.get(0));
            trial.text(PUBLIC_TITLE, Optional.of(lines.get(0).words()));
        } else {
            titleFromAddress(page);
        }
        if (pictured) {
            page.take(lines.get(picture));
            trial.ledger()
                    .ignored(lines.get(picture).place(), lines.get(picture).words());
        }
        int name = pictured ? picture + 1 : 1;
        if (name < lines.size()) {
            page.take(lines.get(name));
            sponsor(lines.get(name).words(), funders);
        }
    }

    private static boolean oneLetter(String words) {
        return words.codePointCount(0, words.length()) == 1;
    }

    /** Where all sponsors and funders are of one kind, the lead sponsor is of it. */
    private void sponsor(String name, List<Coded> funders) {
        Optional<Coded> only = funders.size() == 1 ? Optional.of(funders.get(0)) : Optional.empty();
        trial.words(Optional.of(name))
                .ifPresent(words -> trial.trial().sponsor(Sponsor.Role.LEAD, new Sponsor(List.of(words), only)));
    }

    /** A page without its short values still has its title in its address, in small letters without punctuation. */
    private void titleFromAddress(Page page) {
        slug(page).ifPresent(slug -> {
            trial.text(PUBLIC_TITLE, Optional.of(slug.replace('-', ' ')));
            trial.ledger()
                    .note("", "the page prints no title", "its address gives one, without capitals and punctuation");
        });
    }

    private static Optional<String> slug(Page page) {
        return page.metadata().urls().stream()
                .map(ADDRESS::matcher)
                .filter(Matcher::matches)
                .map(m -> m.group(1))
                .findFirst();
    }

    private void statusAndPhase(Block block) {
        for (String words : block.values()) {
            boolean phase = trial.knows(PHASE.name(), words) || words.matches("(?i).*\\bphase\\b.*");
            Property<Coded> property = phase ? PHASE : OVERALL_STATUS;
            if (PageValues.says(words, property.name(), trial)) {
                trial.coded(property, Optional.of(words), block.place());
            }
        }
    }

    private List<Coded> funders(Block block) {
        List<Coded> kinds = new ArrayList<>();
        for (String words : block.values()) {
            Optional.of(words)
                    .filter(w -> PageValues.says(w, "sponsorClass", trial))
                    .flatMap(w -> trial.code("sponsorClass", Optional.of(w), block.place()))
                    .ifPresent(kinds::add);
        }
        trial.trial().addAll(FUNDER_TYPE, kinds);
        return kinds;
    }

    private void identifiers(Block block) {
        for (String words : PageValues.values(block)) {
            var number =
                    RegistryNumbers.recognise(words).filter(n -> n.registry().equals("ctgov"));
            if (number.isPresent() && trial.trial().number().isEmpty()) {
                trial.trial().number(number.get());
            } else {
                secondary(words, block.place());
            }
        }
        if (trial.trial().number().isEmpty()) {
            trial.ledger()
                    .note(block.place(), "the page prints no ClinicalTrials.gov number", "the title names the trial");
        }
    }

    private void secondary(String words, String place) {
        Matcher m = WITH_TYPE.matcher(words);
        boolean typed =
                m.matches() && !codes.concepts("identifierType", m.group(2)).isEmpty();
        Text id = new Text(typed ? m.group(1) : words, "");
        trial.trial().add(SECONDARY_ID, id);
        if (typed) {
            Optional<Coded> type = trial.code("identifierType", Optional.of(m.group(2)), place);
            trial.trial().identifier(new Identifier(id, type, Optional.empty(), Optional.empty()));
        }
    }
}
