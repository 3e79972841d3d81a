package org.trialgraph.format.cris;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.page.Sections;
import org.trialgraph.format.page.Sections.Group;
import org.trialgraph.format.page.Sections.Groups;
import org.trialgraph.model.Arm;
import org.trialgraph.model.Count;
import org.trialgraph.model.Outcome;
import org.trialgraph.model.Site;
import org.trialgraph.model.Sponsor;
import org.trialgraph.model.Text;
import org.trialgraph.text.TextNormalizer;

/** The repeated parts of a page: arms, outcomes, sites, sponsors and sources of money. */
final class CrisParts {
    static final String[] HEADINGS = {
        "Recruitment Status by Participating Study Site",
        "Source of Monetary/Material Support",
        "Source of Monetary / Material Support",
        "Sponsor Organization",
        "Arms",
        "Primary Outcome(s)",
        "Secondary Outcome(s)",
        "Contact Person for Principal Investigator / Scientific Queries",
        "Contact Person for Public Queries",
        "Contact Person for Updating Information"
    };

    static final String[] LABELS = {
        "Name of Study Site",
        "Name of Study",
        "Recruitment Status",
        "Organization Name",
        "Organization Type",
        "Project ID",
        "Arm Label",
        "Arm Type",
        "Arm Description",
        "Target Number of Participant per Arm",
        "Outcome",
        "Timepoint",
        "Name",
        "Title",
        "Telephone",
        "Cellular Phone",
        "Affiliation",
        "Address"
    };

    private final TrialReader trial;

    CrisParts(TrialReader trial) {
        this.trial = trial;
    }

    void read(Sections sections) {
        Groups groups = sections.groups(
                Stream.concat(small(HEADINGS), Stream.of("number of arms", "intervention description"))
                        .collect(Collectors.toSet()),
                small(LABELS).collect(Collectors.toSet()),
                Set.of());
        groups.under("primary outcome(s)").forEach(group -> outcome(Outcome.Kind.PRIMARY, group));
        groups.under("secondary outcome(s)").forEach(group -> outcome(Outcome.Kind.SECONDARY, group));
        groups.under("sponsor organization").forEach(group -> organisation(Sponsor.Role.LEAD, group));
        Stream.of("source of monetary/material support", "source of monetary / material support")
                .flatMap(heading -> groups.under(heading).stream())
                .forEach(group -> organisation(Sponsor.Role.FUNDER, group));
        Stream.of("arms", "number of arms", "intervention description")
                .flatMap(heading -> groups.under(heading).stream())
                .forEach(this::arm);
        groups.under("recruitment status by participating study site").forEach(this::site);
    }

    private static Stream<String> small(String... labels) {
        return Set.of(labels).stream().map(label -> label.toLowerCase(Locale.ROOT));
    }

    private void outcome(Outcome.Kind kind, Group group) {
        List<Text> labels = texts(group.get("outcome"));
        if (!labels.isEmpty()) {
            trial.trial().outcome(new Outcome(kind, labels, texts(group.get("timepoint")), List.of()));
        }
    }

    private void organisation(Sponsor.Role role, Group group) {
        group.get("organization name").ifPresent(name -> trial.sponsor(role, Optional.of(name), Optional.empty()));
    }

    private void arm(Group group) {
        Optional<Count> size = group.get("target number of participant per arm")
                .map(TextNormalizer::asciiDigits)
                .filter(digits -> digits.matches("\\d{1,9}"))
                .map(digits -> new Count(Long.parseLong(digits)));
        List<Text> labels = texts(group.get("arm label"));
        List<Text> descriptions = texts(group.get("arm description"));
        if (!labels.isEmpty() || !descriptions.isEmpty()) {
            trial.trial()
                    .arm(new Arm(
                            labels,
                            trial.code("armType", group.get("arm type"), group.place()),
                            descriptions,
                            List.of(),
                            size));
        }
    }

    private void site(Group group) {
        List<Text> name = Stream.of("name of study site", "name of study")
                .flatMap(label -> texts(group.get(label)).stream())
                .limit(1)
                .toList();
        if (!name.isEmpty()) {
            trial.trial()
                    .site(new Site(
                            name,
                            List.of(),
                            List.of(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            trial.code("overallStatus", group.get("recruitment status"), group.place())));
        }
    }

    private List<Text> texts(Optional<String> words) {
        return trial.words(words).stream().toList();
    }
}
