package org.trialgraph.format.irct;

import static org.trialgraph.model.TrialProperties.*;

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
import org.trialgraph.model.Coded;
import org.trialgraph.model.Intervention;
import org.trialgraph.model.Outcome;
import org.trialgraph.model.Site;
import org.trialgraph.model.Sponsor;
import org.trialgraph.model.Text;

/** The numbered parts of a page: conditions, outcomes, interventions, centres, sponsors, ethics committees, other ids. */
final class IrctParts {
    static final String[] HEADINGS = {
        "Secondary Ids",
        "Ethics committees",
        "Health conditions studied",
        "Primary outcomes",
        "Secondary outcomes",
        "Interventions",
        "Recruitment centers",
        "Sponsors / Funding sources",
        "Registrant information",
        "Person responsible for general inquiries",
        "Person responsible for scientific inquiries",
        "Person responsible for updating data"
    };

    /** About people, whom the registry names in many parts. */
    static final String[] PERSONS = {
        "Contact",
        "Position",
        "Latest degree",
        "Full name of responsible person",
        "Other areas of specialty/work",
        "Street address",
        "Phone",
        "Mobile",
        "Fax",
        "Email",
        "Email address",
        "Web page address",
        "Name"
    };

    static final String[] LABELS = {
        "Registry name",
        "Secondary trial Id",
        "Ethics committee",
        "Name of ethics committee",
        "Approval date",
        "Ethics committee reference number",
        "Description of health condition studied",
        "ICD-10 code",
        "ICD-10 code description",
        "Description",
        "Timepoint",
        "Method of measurement",
        "Category",
        "Recruitment center",
        "Name of recruitment center",
        "City",
        "Province",
        "Postal code",
        "Country",
        "Sponsor",
        "Name of organization / entity",
        "Grant name",
        "Grant code / Reference number",
        "Is the source of funding the same sponsor organization/entity?",
        "Title of funding source",
        "Proportion provided by this source",
        "Public or private sector",
        "Domestic or foreign origin",
        "Category of foreign source of funding",
        "Country of origin",
        "Type of organization providing the funding"
    };

    private final TrialReader trial;

    IrctParts(TrialReader trial) {
        this.trial = trial;
    }

    void read(Sections sections) {
        Groups groups = sections.groups(
                Stream.concat(small(HEADINGS), Stream.of("intervention groups")).collect(Collectors.toSet()),
                small(LABELS).collect(Collectors.toSet()),
                small(PERSONS).collect(Collectors.toSet()));
        groups.under("health conditions studied").forEach(this::condition);
        groups.under("primary outcomes").forEach(group -> outcome(Outcome.Kind.PRIMARY, group));
        groups.under("secondary outcomes").forEach(group -> outcome(Outcome.Kind.SECONDARY, group));
        groups.under("intervention groups").forEach(this::intervention);
        groups.under("interventions").forEach(this::intervention);
        groups.under("recruitment centers").forEach(this::site);
        groups.under("sponsors / funding sources").forEach(this::sponsor);
        groups.under("ethics committees").forEach(this::ethics);
        groups.under("secondary ids").forEach(group -> trial.id(SECONDARY_ID, group.get("secondary trial id")));
    }

    private static Stream<String> small(String... labels) {
        return Set.of(labels).stream().map(label -> label.toLowerCase(Locale.ROOT));
    }

    private void condition(Group group) {
        group.get("description of health condition studied").ifPresent(name -> trial.condition(Optional.of(name)));
        trial.id(CONDITION_CODE, group.get("icd-10 code"));
    }

    private void outcome(Outcome.Kind kind, Group group) {
        List<Text> labels = texts(group.get("description"));
        if (!labels.isEmpty()) {
            trial.trial()
                    .outcome(new Outcome(
                            kind, labels, texts(group.get("timepoint")), texts(group.get("method of measurement"))));
        }
    }

    private void intervention(Group group) {
        List<Text> description = texts(group.get("description"));
        if (!description.isEmpty()) {
            Optional<Coded> type = trial.code("interventionType", group.get("category"), group.place());
            trial.trial().intervention(new Intervention(description, type, List.of(), List.of()));
        }
    }

    private void site(Group group) {
        List<Text> name = texts(group.get("name of recruitment center"));
        if (!name.isEmpty()) {
            trial.trial()
                    .site(new Site(
                            name,
                            texts(group.get("city")),
                            texts(group.get("province")),
                            group.get("postal code"),
                            trial.country(group.get("country"), group.place()),
                            Optional.empty(),
                            Optional.empty()));
        }
    }

    private void sponsor(Group group) {
        group.get("name of organization / entity")
                .ifPresent(name -> trial.sponsor(Sponsor.Role.LEAD, Optional.of(name), Optional.empty()));
        group.get("title of funding source")
                .ifPresent(name -> trial.sponsor(Sponsor.Role.FUNDER, Optional.of(name), Optional.empty()));
    }

    private void ethics(Group group) {
        trial.text(ETHICS_COMMITTEE, group.get("name of ethics committee"));
        trial.date(ETHICS_APPROVAL_DATE, group.get("approval date"), group.place());
        trial.id(ETHICS_APPROVAL_NUMBER, group.get("ethics committee reference number"));
    }

    private List<Text> texts(Optional<String> words) {
        return trial.words(words).stream().toList();
    }
}
