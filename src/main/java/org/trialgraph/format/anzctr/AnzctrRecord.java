package org.trialgraph.format.anzctr;

import static org.trialgraph.model.TrialProperties.*;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.trialgraph.codes.Codes;
import org.trialgraph.format.Format;
import org.trialgraph.format.RecordFields;
import org.trialgraph.format.Sample;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.page.PageValues;
import org.trialgraph.format.record.FieldMapper;
import org.trialgraph.format.record.XmlFields;
import org.trialgraph.format.record.XmlFormat;
import org.trialgraph.model.Age;
import org.trialgraph.model.Coded;
import org.trialgraph.model.Contact;
import org.trialgraph.model.Intervention;
import org.trialgraph.model.Outcome;
import org.trialgraph.model.Property;
import org.trialgraph.model.Site;
import org.trialgraph.model.SourceDocument;
import org.trialgraph.model.Sponsor;
import org.trialgraph.model.Text;
import org.trialgraph.registry.Registries;
import org.trialgraph.text.Dates.DayOrder;

/**
 * One trial of ANZCTR in the registry's XML. Its elements stand in sections; which of the sections an element stands in differs
 * between years of the download, so that each is looked for in all of them.
 */
public final class AnzctrRecord extends FieldMapper {
    private static final List<Mapping> TABLE = table(AnzctrRecord.class, "fields.tsv", 2);
    private static final List<String> SECTIONS = List.of(
            "trial_identification",
            "conditions",
            "interventions",
            "outcomes",
            "eligibility",
            "trial_design",
            "recruitment",
            "sponsorship",
            "ethicsAndSummary",
            "contacts");
    private static final int LONGEST_NAME = 200;

    private final RecordFields section;

    private AnzctrRecord(RecordFields section, TrialReader trial) {
        super(section, trial);
        this.section = section;
    }

    /** Trials as the registry's search gives them for download ({@code ANZCTR_Trial}); uses the code table {@code anzctr-xml}. */
    public static Format format(Codes codes) {
        return new XmlFormat(codes.table("anzctr-xml"), Registries.publisher("anzctr"), "en", Set.of("anzctr_trial")) {
            @Override
            public boolean recognises(Sample sample) {
                return sample.markup() && sample.text().contains("<ANZCTR_Trial");
            }

            @Override
            protected BiConsumer<XmlFields, TrialReader> reader(SourceDocument document) {
                return AnzctrRecord::readTrial;
            }
        };
    }

    private static void readTrial(XmlFields record, TrialReader trial) {
        trial.dayOrder(DayOrder.DAY_FIRST);
        trial.number(
                "anzctr",
                record.texts("actrnumber"),
                record.place("actrnumber"),
                "ACTRN",
                "a trial without its ACTRN",
                "get the trial again from the registry");
        Stream.concat(Stream.of(record), SECTIONS.stream().map(record::object))
                .forEach(section -> new AnzctrRecord(section, trial).read());
    }

    private void read() {
        read(TABLE);
        section.objects("primaryOutcome").forEach(outcome -> outcome(Outcome.Kind.PRIMARY, outcome));
        section.objects("secondaryOutcome").forEach(outcome -> outcome(Outcome.Kind.SECONDARY, outcome));
        age(MINIMUM_AGE, "inclusiveminage");
        age(MAXIMUM_AGE, "inclusivemaxage");
        sponsor(Sponsor.Role.LEAD, section, "primarysponsor");
        section.objects("fundingsource").forEach(part -> sponsor(Sponsor.Role.FUNDER, part, "funding"));
        section.objects("secondarysponsor").forEach(part -> sponsor(Sponsor.Role.COLLABORATOR, part, "sponsor"));
        section.objects("othercollaborator")
                .forEach(part -> sponsor(Sponsor.Role.COLLABORATOR, part, "othercollaborator"));
        section.objects("contact").forEach(this::contact);
    }

    @Override
    protected boolean saysNothing(Mapping field, String words) {
        return PageValues.nothing(words) && !trial.knows(field.of(), words)
                || field.of().equals(TREATMENT_DESCRIPTION.name())
                        && words.matches("(?i)no (?:control|comparator).{0,40}");
    }

    @Override
    protected boolean readOwn(Mapping field, List<Printed> values) {
        switch (field.kind()) {
            case "treatment" -> values.forEach(value -> treatment(value.words()));
            case "site" -> values.forEach(value -> site(value.words()));
            default -> {
                return false;
            }
        }
        return true;
    }

    /** A treatment in a few words is an intervention, in many it tells of all of them. */
    private void treatment(String words) {
        if (words.length() <= LONGEST_NAME && words.strip().indexOf('\n') < 0) {
            trial.intervention(new Intervention(trial.texts(words), Optional.empty(), List.of(), List.of()));
        } else {
            trial.prose(TREATMENT_DESCRIPTION, Optional.of(words));
        }
    }

    /** A hospital with its town behind a hyphen. */
    private void site(String words) {
        int hyphen = words.lastIndexOf(" - ");
        Optional<String> none = Optional.empty();
        List<Text> name = trial.texts(hyphen < 0 ? words : words.substring(0, hyphen));
        List<Text> town = hyphen < 0 ? List.of() : trial.texts(words.substring(hyphen + 3));
        trial.site(new Site(name, town, List.of(), none, Optional.empty(), Optional.empty(), Optional.empty()));
    }

    private void outcome(Outcome.Kind kind, RecordFields outcome) {
        List<Text> labels = texts(outcome, "outcome");
        if (!labels.isEmpty()) {
            trial.outcome(new Outcome(kind, labels, texts(outcome, "timepoint"), texts(outcome, "assessmentmethod")));
        }
    }

    private List<Text> texts(RecordFields part, String name) {
        return part.texts(name).stream()
                .filter(words -> !PageValues.nothing(words))
                .flatMap(words -> trial.texts(words).stream())
                .toList();
    }

    /** A number with its unit, or words in place of the unit that there is no limit. */
    private void age(Property<Age> property, String name) {
        Optional<String> number = section.text(name);
        String place = section.place(name + "type");
        Optional<String> unit = section.text(name + "type");
        boolean limit = unit.filter(words -> words.toLowerCase(Locale.ROOT).matches("\\s*no\\b.*"))
                .isEmpty();
        trial.age(property, limit ? number.map(n -> n + unit.map(u -> " " + u).orElse("")) : unit, place);
    }

    /** An organisation; an individual is a person. */
    private void sponsor(Sponsor.Role role, RecordFields part, String prefix) {
        Optional<Coded> kind = part.text(prefix + "type")
                .filter(words -> trial.knows("sponsorClass", words))
                .flatMap(words -> trial.code("sponsorClass", Optional.of(words), part.place(prefix + "type")));
        PageValues.organisation(role, part.text(prefix + "name"), kind, part.place(prefix + "name"), trial);
        Stream.of("type", "address", "country")
                .forEach(rest -> part.ignore(prefix + rest, trial.report(), "about the organisation"));
    }

    private void contact(RecordFields contact) {
        String role = contact.text("type").orElse("contact");
        Optional<String> title = contact.text("title");
        Optional<String> name =
                contact.text("name").map(words -> title.map(t -> t + " ").orElse("") + words);
        trial.person(new Contact(
                role, name, Optional.empty(), contact.text("email"), contact.text("phone"), contact.text("address")));
        Stream.of("fax", "country").forEach(rest -> contact.ignore(rest, trial.report(), "address of a person"));
    }
}
