package org.trialgraph.format.ctis;

import static org.trialgraph.model.TrialProperties.*;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.trialgraph.codes.Codes;
import org.trialgraph.criteria.Criteria;
import org.trialgraph.format.Format;
import org.trialgraph.format.RecordFields;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.record.FieldMapper;
import org.trialgraph.format.record.JsonFormat;
import org.trialgraph.model.Coded;
import org.trialgraph.model.Count;
import org.trialgraph.model.Criterion.Polarity;
import org.trialgraph.model.Identifier;
import org.trialgraph.model.Intervention;
import org.trialgraph.model.Outcome;
import org.trialgraph.model.PartialDate;
import org.trialgraph.model.Site;
import org.trialgraph.model.Sponsor;
import org.trialgraph.model.Text;
import org.trialgraph.registry.Registries;
import org.trialgraph.text.Dates;
import org.trialgraph.text.Dates.DayOrder;
import org.trialgraph.text.TextNormalizer;

/**
 * One trial of CTIS. Trials of medicines under Regulation (EU) No 536/2014 are interventional by law. Applications, assessments
 * and documents are the authorities' procedure and not the trial.
 */
public final class CtisRecord extends FieldMapper {
    private static final String TABLE = "fields.tsv";
    private static final List<Mapping> OVERVIEW = table(CtisRecord.class, TABLE, 2);
    private static final List<Mapping> APPLICATION = table(CtisRecord.class, TABLE, 3);
    private static final List<Mapping> REST = table(CtisRecord.class, TABLE, 4);
    private static final String INFORMATION = "authorizedPartI/trialDetails/trialInformation/";

    private final RecordFields record;

    private CtisRecord(RecordFields record, TrialReader trial) {
        super(record, trial);
        this.record = record;
    }

    /**
     * Trials by the paths of the portal's public data ({@code euclinicaltrials.eu/ctis-public-api/retrieve}); uses the code table
     * {@code ctis-json}.
     */
    public static Format format(Codes codes) {
        return new JsonFormat(
                codes.table("ctis-json"),
                Registries.publisher("ctis"),
                "",
                "trials",
                sample -> sample.contains("\"ctNumber\"")
                        && Stream.of("authorizedPart", "\"ctStatus\"", "authorizedApplication")
                                .anyMatch(sample::contains),
                CtisRecord::read);
    }

    /** Reads a trial with its authorised application; in records of the portal's older form the two are one. */
    private static void read(RecordFields record, TrialReader trial) {
        RecordFields inner = record.object("authorizedApplication");
        RecordFields application = inner.has("authorizedPartI") ? inner : record;
        CtisRecord overview = new CtisRecord(record, trial);
        trial.number(
                "ctis",
                record.texts("ctNumber"),
                record.place("ctNumber"),
                "EU CT number",
                "a trial without its EU CT number",
                "get the trial again from the registry");
        trial.add(STUDY_TYPE, Coded.implied("Interventional"));
        overview.read(OVERVIEW);
        overview.countries(record);
        CtisRecord parts = new CtisRecord(application, trial);
        parts.read(APPLICATION);
        RecordFields criteria = application.object(INFORMATION + "eligibilityCriteria");
        parts.criteria(criteria, "principalInclusionCriteria", Polarity.INCLUSION);
        parts.criteria(criteria, "principalExclusionCriteria", Polarity.EXCLUSION);
        application.object("authorizedPartI").objects("sponsors").forEach(parts::sponsor);
        application.object("authorizedPartI").objects("products").forEach(parts::product);
        parts.enrollment(application);
        application.objects("authorizedPartsII").forEach(parts::sites);
        parts.sex(application.object(INFORMATION + "populationOfTrialSubjects"));
        overview.read(REST);
    }

    @Override
    protected boolean saysNothing(Mapping field, String words) {
        // The decisions of the member states one by one.
        return field.kind().equals("dayFirstDate") && words.matches("[A-Z]{2}:.*");
    }

    /** The registry writes what its forms take as HTML. */
    @Override
    protected String plain(String words) {
        return TextNormalizer.decode(words);
    }

    private Optional<Text> words(RecordFields fields, String name) {
        return trial.words(fields.text(name).map(this::plain));
    }

    @Override
    protected boolean readParts(Mapping field) {
        if (!field.kind().equals("outcome")) {
            return false;
        }
        String path = field.names().get(0);
        Outcome.Kind kind = Outcome.Kind.valueOf(field.of().toUpperCase(Locale.ROOT));
        numbered(record.holders(path))
                .forEach(end -> words(end, lastStep(path))
                        .ifPresent(label -> trial.outcome(new Outcome(kind, List.of(label), List.of(), List.of()))));
        return true;
    }

    /** In the order of their numbers; the registry gives 1, 10, 11, 2. */
    private static List<? extends RecordFields> numbered(List<? extends RecordFields> items) {
        return items.stream()
                .sorted(Comparator.comparingInt(item -> item.peek("number")
                        .filter(StringUtils::isNumeric)
                        .map(number -> Integer.parseInt(StringUtils.right(number, 9)))
                        .orElse(Integer.MAX_VALUE)))
                .toList();
    }

    @Override
    protected boolean readOwn(Mapping field, List<Printed> values) {
        Consumer<Printed> reader = switch (field.kind()) {
            case "ageGroups" ->
                groups -> list(groups.words()).stream()
                        .distinct()
                        .forEach(group -> trial.coded(AGE_GROUP, group, groups.place()));
            // What the overview says in words stands in the application as codes.
            case "codedElsewhere" ->
                trial.has(field.property(Coded.class))
                        ? value -> {}
                        : code -> trial.coded(field.property(Coded.class), code.words(), code.place());
            case "dayFirstDate" ->
                date -> trial.date(
                        field.property(PartialDate.class),
                        Dates.parse(date.words(), DayOrder.DAY_FIRST),
                        date.words(),
                        date.place());
            case "identifier" ->
                id -> {
                    trial.id(SECONDARY_ID, id.words());
                    identifier(id.words(), field.of());
                };
            case "associated" -> number -> identifier(number.words(), "associated");
            case "plannedEnd" -> this::plannedEnd;
            case "title" ->
                title -> trial.text(PUBLIC_TITLE, Optional.of(title.words()).filter(words -> !trial.has(PUBLIC_TITLE)));
            default -> null;
        };
        if (reader == null) {
            return false;
        }
        values.forEach(reader);
        return true;
    }

    /** Countries stand as two letters with numbers of participants behind a colon. */
    private void countries(RecordFields record) {
        list(record.peek("trialCountries").orElse("")).stream()
                .filter(part -> part.matches("[A-Z]{2} ?:.*"))
                .forEach(part -> trial.country(Optional.of(part.substring(0, 2)), record.place("trialCountries"))
                        .ifPresent(trial::country));
    }

    private static List<String> list(String words) {
        return Arrays.stream(words.split(",")).map(String::strip).toList();
    }

    private void identifier(String printed, String kind) {
        Optional<Coded> type = trial.code("identifierType", Optional.of(kind), "identifiers");
        trial.words(Optional.of(printed), "")
                .map(words -> new Identifier(words, type, Optional.empty(), Optional.empty()))
                .ifPresent(trial::identifier);
    }

    /** The planned end counts where the trial has not ended. */
    private void plannedEnd(Printed end) {
        if (trial.has(COMPLETION_DATE)) {
            trial.report().unmapped(end.place(), end.words());
        } else {
            trial.date(COMPLETION_DATE, Optional.of(end.words()), end.place());
            trial.coded(COMPLETION_DATE_TYPE, "estimated", end.place());
        }
    }

    /** The registry keeps one record for each criterion, so nothing is to be split. */
    private void criteria(RecordFields fields, String name, Polarity polarity) {
        for (RecordFields item : numbered(fields.objects(name))) {
            words(item, name)
                    .ifPresent(words -> trial.criteria(List.of(Criteria.single(polarity, words, item.text("number")))));
        }
    }

    private void sponsor(RecordFields fields) {
        boolean lead = fields.text("primary").filter("true"::equals).isPresent();
        Optional<Coded> kind = trial.code("sponsorClass", fields, "commercial");
        Optional<String> name = fields.text("organisation/name").map(this::plain);
        trial.sponsor(lead ? Sponsor.Role.LEAD : Sponsor.Role.COLLABORATOR, name, kind);
    }

    /** The planned number of subjects: that of the states concerned and that of the rest of the world. */
    private void enrollment(RecordFields application) {
        List<Long> counts = Stream.concat(
                        application.objects("authorizedPartsII").stream()
                                .map(state -> state.peek("recruitmentSubjectCount")),
                        Stream.of(application.peek("authorizedPartI/rowSubjectCount")))
                .flatMap(Optional::stream)
                .filter(count -> count.matches("\\d{1,9}"))
                .map(Long::valueOf)
                .toList();
        long all = counts.stream().mapToLong(Long::longValue).sum();
        if (all > 0 && !trial.has(ENROLLMENT)) {
            trial.add(ENROLLMENT, new Count(all));
        }
    }

    private void sex(RecordFields subjects) {
        boolean women = subjects.text("isFemaleSubjects").filter("true"::equals).isPresent();
        boolean men = subjects.text("isMaleSubjects").filter("true"::equals).isPresent();
        if ((women || men) && !trial.has(SEX)) {
            trial.add(SEX, Coded.implied(women && men ? "AnySex" : women ? "Female" : "Male"));
        }
    }

    private void product(RecordFields fields) {
        Optional<Text> substances = said(fields, "jsonActiveSubstanceNames");
        Optional<Text> name = said(fields, "productName")
                .or(() -> said(fields, "productDictionaryInfo/prodName"))
                .or(() -> substances);
        name.ifPresent(label -> {
            Intervention product = new Intervention(
                    List.of(label),
                    trial.code("interventionType", Optional.of("medicinal product"), fields.place("productName")),
                    List.of(),
                    substances.filter(words -> !words.equals(label)).stream().toList());
            if (!trial.interventions().contains(product)) {
                trial.intervention(product);
            }
        });
    }

    private Optional<Text> said(RecordFields fields, String name) {
        return words(fields, name)
                .filter(words -> !words.value().toLowerCase(Locale.ROOT).matches("n/a|-"));
    }

    /** Part II of an application: one member state with its sites. */
    private void sites(RecordFields part) {
        Optional<String> state = part.text("mscInfo/countryName").or(() -> part.text("mscInfo/mscName"));
        trial.country(state, part.place("mscInfo/countryName")).ifPresent(trial::country);
        for (RecordFields site : part.objects("trialSites")) {
            RecordFields place = site.object("organisationAddressInfo");
            Optional<String> country = place.text("address/countryName").or(() -> state);
            words(place, "organisation/name")
                    .or(() -> words(site, "departmentName"))
                    .ifPresent(label -> trial.site(new Site(
                            List.of(label),
                            words(place, "address/city").stream().toList(),
                            List.of(),
                            place.text("address/postcode"),
                            trial.country(country, place.place("address/countryName")),
                            Optional.empty(),
                            Optional.empty())));
        }
    }
}
