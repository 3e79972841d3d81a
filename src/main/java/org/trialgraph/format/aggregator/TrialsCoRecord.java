package org.trialgraph.format.aggregator;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.trialgraph.codes.CodeTable;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.page.Sections;
import org.trialgraph.format.page.Sections.Group;
import org.trialgraph.model.Intervention;
import org.trialgraph.model.Text;

/**
 * The whole record that a page shows below what it has made of it, under the numbered headings and the labels of the form that
 * sponsors fill in for the registry.
 */
final class TrialsCoRecord {
    static final String[] HEADINGS = {
        "Study Identification",
        "Study Status",
        "Sponsor/Collaborators",
        "Study Description",
        "Conditions and Keywords",
        "Study Design",
        "Arms, Groups, and Interventions",
        "Outcome Measures",
        "Eligibility",
        "Contacts and Locations",
        "References",
        "IPD Sharing Statement"
    };

    /** Labels of arms and interventions; the arms stand in the table above already. */
    static final String[] PARTS = {
        "Arm Title",
        "Arm Label",
        "Arm Type",
        "Arm Description",
        "Intervention Type",
        "Intervention Name(s)",
        "Other Intervention Name(s)",
        "Intervention Description"
    };

    /** What the registry asks for and a trial is not described with, and the names of people. */
    static final String[] ASIDE = {
        "Oversight",
        "Studies a U.S. FDA-regulated Drug Product",
        "Studies a U.S. FDA-regulated Device Product",
        "Responsible Party, by Official Title",
        "Overall Study Officials",
        "Central Contact Person",
        "First Name & Middle Initial & Last Name & Degree",
        "First Name & Middle Initial & Last Name or Official Title & Degree",
        "Official's Role",
        "Expanded Access Status"
    };

    private static final Set<String> LABELS = Set.of(
            "intervention type", "intervention name(s)", "other intervention name(s)", "intervention description");
    private static final Set<String> WITHIN = Set.of("arm title", "arm type", "arm description");

    private final CodeTable codes;
    private final TrialReader trial;

    TrialsCoRecord(CodeTable codes, TrialReader trial) {
        this.codes = codes;
        this.trial = trial;
    }

    /** Takes the interventions, each of which has its type first. */
    void interventions(Sections sections) {
        sections.groups(Set.of("arms, groups, and interventions"), LABELS, WITHIN)
                .under("arms, groups, and interventions")
                .forEach(this::intervention);
    }

    private void intervention(Group group) {
        List<Text> names = texts(group.get("intervention name(s)"));
        Optional<String> type = group.get("intervention type")
                .filter(words -> !codes.concepts("interventionType", words).isEmpty());
        if (!names.isEmpty()) {
            trial.trial()
                    .intervention(new Intervention(
                            names,
                            trial.code("interventionType", type, group.place()),
                            texts(group.get("intervention description")),
                            texts(group.get("other intervention name(s)"))));
        }
    }

    private List<Text> texts(Optional<String> words) {
        return trial.words(words).stream().toList();
    }
}
