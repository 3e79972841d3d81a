package org.trialgraph.format.isrctn;

import static org.trialgraph.model.TrialProperties.*;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.trialgraph.codes.Codes;
import org.trialgraph.criteria.Criteria;
import org.trialgraph.format.Format;
import org.trialgraph.format.RecordFields;
import org.trialgraph.format.Sample;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.record.FieldMapper;
import org.trialgraph.format.record.JsonFormat;
import org.trialgraph.format.record.XmlFields;
import org.trialgraph.format.record.XmlFormat;
import org.trialgraph.model.Coded;
import org.trialgraph.model.Contact;
import org.trialgraph.model.Criterion.Polarity;
import org.trialgraph.model.Identifier;
import org.trialgraph.model.Intervention;
import org.trialgraph.model.Outcome;
import org.trialgraph.model.PartialDate;
import org.trialgraph.model.Reference;
import org.trialgraph.model.Site;
import org.trialgraph.model.SourceDocument;
import org.trialgraph.model.Sponsor;
import org.trialgraph.model.Text;
import org.trialgraph.registry.Registries;
import org.trialgraph.text.Dates;

/** A record of ISRCTN in its two forms, which share the elements of {@code trial} by the registry's names. */
public final class IsrctnRecord extends FieldMapper {
    private static final List<Mapping> TABLE = table(IsrctnRecord.class, "fields.tsv", 2);
    private static final List<Mapping> BESIDE_TRIAL = table(IsrctnRecord.class, "fields.tsv", 3);
    private static final Set<String> NOTHING =
            Set.of("-", "nil known", "n/a", "na", "none", "not applicable", "not available");
    /** What is published even where it says that there is nothing, for that is an answer to the registry's question. */
    private static final Set<String> ANSWERS = Set.of(
            "publicTitle", "scientificTitle", "studyType", "primaryPurpose", "sex", "ageGroup", "studyPopulation");

    private static final int LONGEST_NAME = 200;

    private final RecordFields record;

    private IsrctnRecord(RecordFields record, TrialReader trial) {
        super(record, trial);
        this.record = record;
    }

    /**
     * Records as the registry's API gives them ({@code www.isrctn.com/api/query/format/default}): {@code fullTrial} with the
     * trial, its contacts, sponsors and funders; uses the code table {@code isrctn-xml}.
     */
    public static Format xmlFormat(Codes codes) {
        return new XmlFormat(codes.table("isrctn-xml"), Registries.publisher("isrctn"), "en", Set.of("fulltrial")) {
            @Override
            public boolean recognises(Sample sample) {
                return sample.markup()
                        && sample.text().contains("<isrctn")
                        && sample.text().contains("<trialDescription");
            }

            @Override
            protected BiConsumer<XmlFields, TrialReader> reader(SourceDocument document) {
                return IsrctnRecord::readWhole;
            }
        };
    }

    /** Records in JSON that keeps the element names of the registry's XML; uses the code table {@code isrctn-json}. */
    public static Format jsonFormat(Codes codes) {
        return new JsonFormat(
                codes.table("isrctn-json"),
                Registries.publisher("isrctn"),
                "en",
                "trials",
                sample -> sample.contains("\"isrctn\"", "\"trialDescription\""),
                (record, trial) -> read(record, trial, record.text("record_last_import")));
    }

    /**
     * Reads a record.
     *
     * @param asOf the day for which the registry's dates tell the status
     */
    static void read(RecordFields fields, TrialReader trial, Optional<String> asOf) {
        IsrctnRecord record = new IsrctnRecord(fields, trial);
        trial.number(
                "isrctn",
                fields.text("isrctn").stream()
                        .flatMap(number -> Stream.of(number, "ISRCTN" + number))
                        .toList(),
                fields.place("isrctn"),
                "ISRCTN number",
                "a record without a number",
                "get the record again from the registry");
        record.read(TABLE);
        if (!trial.has(OVERALL_STATUS)) {
            record.status(asOf);
        }
        fields.object("participants/trialCentres").objects("trialCentre").forEach(record::site);
        fields.object("interventions").objects("intervention").forEach(record::intervention);
        fields.object("outputs").objects("output").forEach(record::output);
    }

    private static void readWhole(XmlFields record, TrialReader trial) {
        XmlFields own = record.has("trial") ? record.object("trial") : record;
        Optional<String> updated = own.text("@lastUpdated");
        trial.date(LAST_UPDATE_DATE, updated, own.place("@lastUpdated"));
        read(own, trial, updated);
        record.objects("sponsor").forEach(sponsor -> organisation(sponsor, "organisation", Sponsor.Role.LEAD, trial));
        record.objects("funder").forEach(funder -> organisation(funder, "name", Sponsor.Role.FUNDER, trial));
        record.objects("contact").forEach(contact -> contact(contact, trial));
        new IsrctnRecord(record, trial).read(BESIDE_TRIAL);
    }

    private static void organisation(XmlFields fields, String name, Sponsor.Role role, TrialReader trial) {
        trial.sponsor(role, fields.text(name), trial.code("sponsorClass", fields, "sponsorType"));
        fields.text("@id");
    }

    private static void contact(XmlFields fields, TrialReader trial) {
        XmlFields details = fields.object("contactDetails");
        Optional<String> name = fields.text("surname")
                .map(surname -> fields.text("forename").map(f -> f + " ").orElse("") + surname);
        fields.text("@id");
        String role = String.join(", ", fields.object("contactTypes").texts("contactType"));
        trial.contact(new Contact(
                role.isBlank() ? fields.text("contactType").orElse("contact") : role,
                name,
                Optional.empty(),
                details.text("email"),
                details.text("telephone"),
                details.text("address")));
    }

    @Override
    protected boolean saysNothing(Mapping field, String words) {
        return switch (field.kind()) {
            case "condition", "country", "date", "age", "enrollment", "secondaryDesign" -> false;
            default -> !ANSWERS.contains(field.of()) && saysNothing(words);
        };
    }

    private static boolean saysNothing(String words) {
        return NOTHING.contains(words.strip().toLowerCase(Locale.ROOT));
    }

    private Optional<String> said(RecordFields fields, String name) {
        return fields.text(name).filter(words -> !saysNothing(words));
    }

    @Override
    protected boolean readOwn(Mapping field, List<Printed> values) {
        if (field.kind().equals("outcomes")) {
            outcomes(
                    field.names().get(0),
                    values,
                    Outcome.Kind.valueOf(field.of().toUpperCase(Locale.ROOT)));
            return true;
        }
        Consumer<Printed> reader = switch (field.kind()) {
            case "link" -> url -> reference(Optional.of(url.words()), Optional.empty(), field.of());
            case "doi" -> doi -> reference(Optional.of("https://doi.org/" + doi.words()), Optional.empty(), field.of());
            case "citation" -> citation -> reference(Optional.empty(), Optional.of(citation.words()), field.of());
            case "identifier" -> id -> identifier(Optional.of(id.words()), field.of());
            case "secondaryDesign" -> this::secondaryDesign;
            case "enrollment" -> number -> enrollment(number, field.of());
            default -> null;
        };
        if (reader == null) {
            return false;
        }
        values.forEach(reader);
        return true;
    }

    /** One outcome for each item of the text; the newer lists of single outcomes repeat it with time points. */
    private void outcomes(String path, List<Printed> whole, Outcome.Kind kind) {
        List<? extends RecordFields> single = record.object(path + "s").objects(lastStep(path));
        for (RecordFields item : single) {
            trial.outcome(new Outcome(kind, texts(item, "variable"), texts(item, "timepoints"), texts(item, "method")));
        }
        if (single.isEmpty()) {
            whole.stream()
                    .flatMap(text -> Criteria.split(text.words(), Polarity.UNSTATED, text.language()).stream())
                    .forEach(item -> trial.outcome(new Outcome(kind, item.texts(), List.of(), List.of())));
        }
    }

    /** The list of secondary numbers repeats the fields before it. */
    private void identifier(Optional<String> printed, String kind) {
        trial.words(printed, "").filter(id -> !trial.has(SECONDARY_ID, id)).ifPresent(id -> {
            trial.add(SECONDARY_ID, id);
            Optional<Coded> type = trial.code("identifierType", Optional.of(kind), "externalRefs");
            trial.identifier(new Identifier(id, type, Optional.empty(), Optional.empty()));
        });
    }

    private void secondaryDesign(Printed value) {
        boolean observational = trial.first(STUDY_TYPE).stream()
                .anyMatch(type -> type.concepts().contains("Observational"));
        trial.coded(observational ? OBSERVATIONAL_MODEL : ALLOCATION, value.words(), value.place());
    }

    /** The number reached where the registry has it, else the number aimed at. */
    private void enrollment(Printed value, String type) {
        boolean number = type.equals("Actual")
                ? value.words().matches("\\d+")
                : value.words().chars().anyMatch(Character::isDigit);
        if (number && !trial.has(ENROLLMENT)) {
            trial.count(ENROLLMENT, Optional.of(value.words()), value.place());
            if (trial.has(ENROLLMENT)) {
                trial.add(ENROLLMENT_TYPE, Coded.implied(type));
            }
        }
    }

    /**
     * ISRCTN keeps no status: it shows one that it works out from the dates, unless an editor set one. The same is done here for
     * the day on which the record was last changed or fetched, and only where the document tells that day.
     */
    private void status(Optional<String> asOf) {
        asOf.flatMap(Dates::parse).flatMap(this::statusOn).ifPresent(concept -> {
            trial.add(OVERALL_STATUS, Coded.implied(concept));
            String what = "the status " + concept + " follows from the dates, as the registry shows it";
            trial.report().note(record.place("trialDesign/"), what, "nothing is to be done");
        });
    }

    private Optional<String> statusOn(PartialDate day) {
        Optional<PartialDate> start = trial.first(START_DATE).or(() -> trial.first(RECRUITMENT_START_DATE));
        Optional<PartialDate> end = trial.first(COMPLETION_DATE);
        if (end.isPresent() && end.get().compareTo(day) < 0) {
            return Optional.of("Completed");
        }
        if (start.isPresent() && start.get().compareTo(day) > 0) {
            return Optional.of("NotYetRecruiting");
        }
        return start.isPresent() && end.isPresent() ? Optional.of("Ongoing") : Optional.empty();
    }

    private void site(RecordFields centre) {
        trial.site(new Site(
                trial.words(centre.text("name")).stream().toList(),
                trial.words(centre.text("city")).stream().toList(),
                texts(centre, "state"),
                said(centre, "zip"),
                trial.code("country", centre, "country"),
                Optional.empty(),
                Optional.empty()));
    }

    private void intervention(RecordFields fields) {
        Optional<Text> description = trial.proseWords(fields.text("description"));
        Optional<Text> name = trial.words(said(fields, "drugNames"))
                .or(() -> description.filter(d -> d.value().length() <= LONGEST_NAME))
                .or(() -> trial.words(fields.peek("interventionType")));
        trial.intervention(new Intervention(
                name.stream().toList(),
                trial.code("interventionType", fields, "interventionType"),
                description.stream().toList(),
                List.of()));
    }

    private void output(RecordFields output) {
        Optional<String> words = said(output, "description");
        said(output, "externalLink").ifPresent(link -> reference(Optional.of(link), words, "results"));
    }

    private void reference(Optional<String> url, Optional<String> citation, String kind) {
        Optional<Coded> type = trial.code("referenceKind", Optional.of(kind), "outputs");
        trial.reference(new Reference(Optional.empty(), url, trial.proseWords(citation), type));
    }

    private List<Text> texts(RecordFields fields, String name) {
        return trial.words(said(fields, name)).stream().toList();
    }
}
