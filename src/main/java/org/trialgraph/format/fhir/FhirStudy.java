package org.trialgraph.format.fhir;

import static org.trialgraph.model.TrialProperties.*;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.trialgraph.codes.Codes;
import org.trialgraph.criteria.Criteria;
import org.trialgraph.format.Format;
import org.trialgraph.format.RecordFields;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.record.FieldMapper;
import org.trialgraph.format.record.JsonFormat;
import org.trialgraph.model.Arm;
import org.trialgraph.model.Coded;
import org.trialgraph.model.Contact;
import org.trialgraph.model.Criterion;
import org.trialgraph.model.Criterion.Polarity;
import org.trialgraph.model.Identifier;
import org.trialgraph.model.Intervention;
import org.trialgraph.model.Outcome;
import org.trialgraph.model.PartialDate;
import org.trialgraph.model.Property;
import org.trialgraph.model.Publisher;
import org.trialgraph.model.Site;
import org.trialgraph.model.Sponsor;
import org.trialgraph.model.Text;
import org.trialgraph.model.Trial;
import org.trialgraph.registry.Registries;
import org.trialgraph.registry.TrialNumbers;
import org.trialgraph.text.PersonNames;

/**
 * A study of ClinicalTrials.gov as a ResearchStudy of FHIR R5 or R6. Values are concepts, whose codes, names and words say the same, and
 * references to resources that the study contains. Its {@code status} is that of the resource, that of the study is {@code progressStatus}.
 */
public final class FhirStudy extends FieldMapper {
    private static final String TABLE = "fields.tsv";
    private static final List<Mapping> FIELDS = table(FhirStudy.class, TABLE, 2);
    private static final List<Mapping> ELEMENTS = table(FhirStudy.class, TABLE, 3);
    private static final Pattern STUDY = Pattern.compile("\"resourceType\"\\s*+:\\s*+\"ResearchStudy\"");

    private final RecordFields record;
    private final Map<String, RecordFields> contained = new HashMap<>();
    private final Map<String, Integer> interventions = new HashMap<>();

    private FhirStudy(RecordFields record, TrialReader trial) {
        super(record, trial);
        this.record = record;
        for (RecordFields resource : record.objects("contained")) {
            contained.put(resource.peek("key").or(() -> resource.peek("id")).orElse(""), resource);
        }
    }

    /** Studies by their type of resource, alone or in a Bundle; uses the code table {@code fhir}. */
    public static Format format(Codes codes) {
        return new JsonFormat(
                codes.table("fhir"),
                Registries.publisher("ctgov"),
                "en",
                "",
                sample -> STUDY.matcher(sample.text()).find(),
                FhirStudy::read,
                Bundle::studies) {
            @Override
            public Publisher publisher(Trial trial) {
                return trial.number()
                        .map(number -> Registries.publisher(number.registry()))
                        .orElse(publisher());
            }
        };
    }

    private static void read(RecordFields record, TrialReader trial) {
        FhirStudy study = new FhirStudy(record, trial);
        study.identifiers(record.objects("identifier"));
        study.read(FIELDS);
    }

    @Override
    protected boolean saysNothing(Mapping field, String words) {
        return false;
    }

    @Override
    protected boolean readOwn(Mapping field, List<Printed> values) {
        return false;
    }

    @Override
    protected boolean readParts(Mapping field) {
        String path = field.names().get(0);
        Consumer<List<RecordFields>> reader = switch (field.kind()) {
            case "concept" -> each(concept -> coded(field.of(), concept));
            case "words" -> each(concept -> trial.text(field.property(Text.class), phrase(concept)));
            case "conditions" -> each(concept -> trial.condition(phrase(concept)));
            case "labels" -> each(this::label);
            case "design" -> each(this::design);
            case "regions" -> each(concept -> known("country", concept).ifPresent(trial::country));
            case "progress" -> this::progress;
            case "sites" -> each(this::site);
            case "parties" -> this::parties;
            case "eligibility" -> each(this::eligibility);
            case "arms" -> each(this::arm);
            case "focus" -> each(this::focus);
            case "outcomes" -> each(this::outcome);
            default -> null;
        };
        if (reader == null) {
            return false;
        }
        reader.accept(record.holders(path).stream()
                .<RecordFields>flatMap(holder -> holder.objects(lastStep(path)).stream())
                .toList());
        return true;
    }

    private static Consumer<List<RecordFields>> each(Consumer<RecordFields> reader) {
        return parts -> parts.forEach(reader);
    }

    /** The number is the id of ClinicalTrials.gov's shape, else that of another registry; the others are ids of the study. */
    private void identifiers(List<? extends RecordFields> identifiers) {
        List<String> numbers = identifiers.stream()
                .filter(id ->
                        TrialNumbers.recognise(id.peek("value").orElse("")).isPresent())
                .sorted(Comparator.comparing((RecordFields id) ->
                                !id.peek("value").orElse("").strip().matches("(?i)NCT ?0\\d{7}"))
                        .thenComparing(id -> !id.peek("system").orElse("").contains("clinicaltrials.gov"))
                        .thenComparing(id -> id.peek("use").orElse("").equals("secondary")))
                .flatMap(id -> id.peek("value").stream())
                .limit(1)
                .toList();
        numbers.stream()
                .flatMap(value -> TrialNumbers.recognise(value).stream())
                .forEach(trial::number);
        if (numbers.isEmpty()) {
            String what = "a study without the number of a registry";
            trial.report().reject(record.place("identifier"), what, "get the study from its registry");
        }
        identifiers.stream()
                .filter(id -> !id.peek("value").orElse("://").contains("://"))
                .forEach(id -> trial.words(id.text("value"), "")
                        .filter(words -> !numbers.contains(words.value()))
                        .ifPresent(words -> identifier(words, id)));
    }

    private void identifier(Text words, RecordFields id) {
        trial.id(SECONDARY_ID, words.value());
        Optional<Coded> type = known("identifierType", id.object("type"));
        Optional<Text> issuer = trial.words(id.text("assigner/display"));
        trial.identifier(new Identifier(words, type, issuer, Optional.empty()));
    }

    /** What a concept is called, in the order of how well it reads: its words, the names of its codes, the codes. */
    private static List<String> words(RecordFields concept) {
        List<String> words = new ArrayList<>(concept.peek("text").stream().toList());
        Stream.of("display", "code")
                .forEach(name -> concept.objects("coding")
                        .forEach(coding -> coding.peek(name).ifPresent(words::add)));
        return words;
    }

    private static List<String> taken(RecordFields concept) {
        List<String> words = words(concept);
        concept.text("text");
        concept.objects("coding")
                .forEach(coding -> Stream.of("system", "version", "code", "display", "userSelected")
                        .forEach(coding::text));
        return words;
    }

    private static Optional<String> phrase(RecordFields concept) {
        return taken(concept).stream().findFirst();
    }

    private Optional<Coded> known(String scheme, RecordFields concept) {
        Optional<String> known = words(concept).stream()
                .filter(word -> trial.knows(scheme, word))
                .findFirst();
        known.ifPresent(word -> taken(concept));
        return known.flatMap(word -> trial.code(scheme, known, concept.place("coding")));
    }

    private void coded(String property, RecordFields concept) {
        Optional<Coded> known = known(property, concept);
        trial.add(
                required(property, Coded.class),
                known.isPresent() ? known : trial.code(property, phrase(concept), concept.place("coding")));
    }

    /** What the table says that an element of a concept's words is; empty where no row has any of them. */
    private static Optional<String> element(String kind, List<String> words) {
        return ELEMENTS.stream()
                .filter(row -> row.kind().equals(kind)
                        && row.names().stream().anyMatch(name -> words.stream().anyMatch(name::equalsIgnoreCase)))
                .map(Mapping::of)
                .findFirst();
    }

    private void label(RecordFields label) {
        element("label", words(label.object("type"))).ifPresent(property -> {
            Property<Text> title = required(property, Text.class);
            if (!trial.has(title)) {
                taken(label.object("type"));
                trial.text(title, label.text("value"));
            }
        });
    }

    /** The element that the system of a code or the words before a colon name; without them, the only one whose table knows the code. */
    private void design(RecordFields concept) {
        List<String> systems = concept.objects("coding").stream()
                .flatMap(coding -> coding.peek("system").stream())
                .map(system -> StringUtils.substringAfterLast(system, "#"))
                .toList();
        List<String> words = taken(concept);
        for (String word : words) {
            Optional<String> named = element("element", systems)
                    .or(() -> element("element", List.of(StringUtils.substringBefore(word, ": "))));
            String code = word.contains(": ") ? StringUtils.substringAfter(word, ": ") : word;
            List<String> fitting = ELEMENTS.stream()
                    .filter(row -> row.kind().equals("element") && row.of().equals(named.orElse(row.of())))
                    .map(Mapping::of)
                    .filter(property -> trial.knows(property, code))
                    .toList();
            if (fitting.size() == 1) {
                trial.coded(required(fitting.get(0), Coded.class), code, concept.place("coding"));
                return;
            }
        }
        trial.report().unmapped(concept.place("coding"), String.join(", ", words));
    }

    /** The study's dates, and its status: of several the only one that has not ended. */
    private void progress(List<RecordFields> states) {
        List<RecordFields> reached = new ArrayList<>();
        for (RecordFields state : states) {
            if (words(state.object("state")).contains("overall-study")) {
                taken(state.object("state"));
                Optional<String> actual = state.text("actual");
                date("startDate", state.object("period"), "start", actual);
                date("completionDate", state.object("period"), "end", actual);
            } else if (words(state.object("state")).stream().anyMatch(word -> trial.knows("overallStatus", word))) {
                reached.add(state);
            }
        }
        List<RecordFields> now = reached.size() == 1
                ? reached
                : reached.stream().filter(state -> !state.has("period/end")).toList();
        if (now.size() == 1) {
            coded("overallStatus", now.get(0).object("state"));
        }
    }

    private void date(String property, RecordFields period, String end, Optional<String> actual) {
        if (!trial.has(required(property, PartialDate.class)) && period.has(end)) {
            trial.date(required(property, PartialDate.class), period.text(end), period.place(end));
            actual.map(reached -> Coded.implied(reached.equals("true") ? "Actual" : "Anticipated"))
                    .ifPresent(type -> trial.add(required(property + "Type", Coded.class), type));
        }
    }

    private RecordFields target(RecordFields reference) {
        RecordFields nothing = reference.object("reference");
        return contained.getOrDefault(Bundle.key(reference.peek("reference").orElse("")), nothing);
    }

    private void site(RecordFields reference) {
        RecordFields place = target(reference);
        Optional<Text> name = trial.words(place.text("name").or(() -> reference.text("display")));
        RecordFields address = place.object("address");
        Optional<Coded> country = trial.country(address.text("country"), address.place("country"));
        Optional<Site.Point> point = place.text("position/latitude")
                .flatMap(latitude ->
                        place.text("position/longitude").map(longitude -> new Site.Point(latitude, longitude)));
        if (name.isPresent()) {
            country.ifPresent(trial::country);
            trial.site(new Site(
                    name.stream().toList(),
                    trial.words(address.text("city")).stream().toList(),
                    trial.words(address.text("state")).stream().toList(),
                    address.text("postalCode"),
                    country,
                    point,
                    Optional.empty()));
        }
    }

    /** Organisations and people. Beside a lead sponsor it is not certain what a sponsor is to the study. */
    private void parties(List<RecordFields> parties) {
        boolean led =
                parties.stream().anyMatch(party -> words(party.object("role")).contains("lead-sponsor"));
        parties.stream()
                .filter(party -> !led || !words(party.object("role")).contains("sponsor"))
                .forEach(party -> element("role", words(party.object("role"))).ifPresent(role -> party(party, role)));
    }

    private void party(RecordFields party, String role) {
        String printed = phrase(party.object("role")).orElse("");
        RecordFields who = target(party.object("party"));
        Optional<Coded> kind = party.objects("classifier").stream()
                .flatMap(concept -> known("sponsorClass", concept).stream())
                .findFirst();
        Optional<String> at = party.text("party/display");
        Optional<String> name = party.text("name").or(() -> who.text("name"));
        String type =
                who.peek("resourceType").or(() -> party.peek("party/type")).orElse("");
        if (role.equals("PERSON")
                || type.startsWith("Practitioner")
                || kind.filter(coded -> coded.concepts().contains("Individual")).isPresent()
                || name.or(() -> at).filter(PersonNames::isPerson).isPresent()) {
            // what a reference displays is the person, unless it is to an organisation
            Optional<String> affiliation =
                    at.filter(words -> type.equals("Organization") || PersonNames.namesOrganisation(words));
            trial.person(new Contact(
                    printed, name.or(() -> at), affiliation, Optional.empty(), Optional.empty(), Optional.empty()));
        } else {
            trial.sponsor(Sponsor.Role.valueOf(role), name.or(() -> at), kind);
        }
    }

    /** A description is criteria only where it says which of them are for inclusion; otherwise it may be about the group. */
    private void eligibility(RecordFields reference) {
        RecordFields group = target(reference);
        List<Criterion> described = Criteria.split(group.peek("description").orElse(""), trial.language());
        if (described.stream().anyMatch(item -> item.polarity() != Polarity.UNSTATED)) {
            group.text("description");
            trial.criteria(described);
        } else {
            group.objects("characteristic").forEach(this::criterion);
        }
    }

    private void criterion(RecordFields item) {
        trial.words(item.text("description")).ifPresent(words -> {
            Polarity polarity = item.text("exclude")
                    .map(out -> out.equals("true") ? Polarity.EXCLUSION : Polarity.INCLUSION)
                    .orElse(Polarity.UNSTATED);
            trial.criteria(List.of(Criteria.single(polarity, words, Optional.empty())));
        });
    }

    /** An arm; in R6 it is a group of its own, whose characteristics are what it gets. */
    private void arm(RecordFields arm) {
        RecordFields group = target(arm.object("eligibility"));
        Optional<Coded> type = known("armType", arm.object("type")).or(() -> used("armType", group));
        List<Integer> given = Stream.concat(
                        arm.objects("intendedExposure").stream(),
                        group.objects("characteristic").stream().map(item -> item.object("valueReference")))
                .flatMap(reference -> intervention(reference).stream())
                .toList();
        trial.words(arm.text("name").or(() -> arm.text("eligibility/display")).or(() -> group.text("title")))
                .ifPresent(label -> trial.arm(new Arm(
                        List.of(label),
                        type,
                        trial.proseWords(arm.text("description").or(() -> group.text("description"))).stream()
                                .toList(),
                        given,
                        Optional.empty())));
    }

    private Optional<Coded> used(String scheme, RecordFields resource) {
        return resource.objects("useContext").stream()
                .flatMap(use -> known(scheme, use.object("valueCodeableConcept")).stream())
                .findFirst();
    }

    /** Position of an intervention, which several arms may refer to; the words of a reference may have its type before a colon. */
    private Optional<Integer> intervention(RecordFields reference) {
        RecordFields what = target(reference);
        Optional<String> shown = reference.text("display");
        Optional<String> type = shown.map(words -> StringUtils.substringBefore(words, ": "))
                .filter(word -> trial.knows("interventionType", word));
        Optional<String> name = what.text("title")
                .or(() -> type.isPresent() ? shown.map(words -> StringUtils.substringAfter(words, ": ")) : shown);
        String key = reference.peek("reference").or(() -> name).orElse("");
        if (!interventions.containsKey(key) && name.isPresent()) {
            trial.intervention(new Intervention(
                    trial.texts(name.get()),
                    used("interventionType", what)
                            .or(() -> trial.code("interventionType", type, reference.place("display"))),
                    trial.proseWords(what.text("description")).stream().toList(),
                    List.of()));
            interventions.put(key, trial.interventions().size());
        }
        return Optional.ofNullable(interventions.get(key));
    }

    /** What the study is about, such as its drug or device, where no arm says what it gets. */
    private void focus(RecordFields focus) {
        Optional<String> name = phrase(focus.object("concept"));
        if (interventions.isEmpty()) {
            name.ifPresent(words ->
                    trial.intervention(new Intervention(trial.texts(words), Optional.empty(), List.of(), List.of())));
        }
    }

    private void outcome(RecordFields outcome) {
        Outcome.Kind kind = outcome.objects("type").stream()
                .flatMap(concept -> known("outcomeKind", concept).stream())
                .map(coded -> Outcome.Kind.valueOf(coded.concepts().get(0).toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElse(Outcome.Kind.UNSTATED);
        trial.words(outcome.text("name").or(() -> outcome.text("description")))
                .ifPresent(label -> trial.outcome(new Outcome(
                        kind,
                        List.of(label),
                        trial.words(outcome.text("timeFrame")).stream().toList(),
                        trial.proseWords(outcome.text("description")).stream().toList())));
    }
}
