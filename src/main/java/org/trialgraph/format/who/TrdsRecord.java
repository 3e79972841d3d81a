package org.trialgraph.format.who;

import static org.trialgraph.model.TrialProperties.*;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trialgraph.codes.Codes;
import org.trialgraph.criteria.Criteria;
import org.trialgraph.format.Format;
import org.trialgraph.format.RecordFields;
import org.trialgraph.format.Sample;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.record.FieldMapper;
import org.trialgraph.format.record.XmlFields;
import org.trialgraph.format.record.XmlFormat;
import org.trialgraph.model.Coded;
import org.trialgraph.model.Contact;
import org.trialgraph.model.Criterion.Polarity;
import org.trialgraph.model.Flag;
import org.trialgraph.model.Outcome;
import org.trialgraph.model.PartialDate;
import org.trialgraph.model.Publisher;
import org.trialgraph.model.Reference;
import org.trialgraph.model.SourceDocument;
import org.trialgraph.model.Sponsor;
import org.trialgraph.model.Text;
import org.trialgraph.model.Trial;
import org.trialgraph.model.TrialNumber;
import org.trialgraph.model.TrialProperties;
import org.trialgraph.registry.Registries;
import org.trialgraph.registry.TrialNumbers;
import org.trialgraph.text.Dates;
import org.trialgraph.text.TextNormalizer;

/** One trial in the items of the WHO trial registration data set, from a registry's XML or an export of WHO's portal. */
public final class TrdsRecord extends FieldMapper {
    private static final String TABLE = "fields.tsv";
    /** Where a registry's XML has the items. */
    private static final List<Mapping> REGISTRY = table(TrdsRecord.class, TABLE, 2);
    /** Where exports of WHO's portal have the items. */
    static final List<Mapping> PORTAL = table(TrdsRecord.class, TABLE, 3);

    private static final Pattern NUMBER = Pattern.compile("(?i)<trial_id>\\s*(?:<!\\[CDATA\\[)?\\s*([^<\\]]{3,80})");
    private static final Pattern MAIN = Pattern.compile("(?i)<main>|<trials\\b|<!ELEMENT\\s+main\\b");

    private static final String HEADING =
            "(?i)^\\s*(?:Inclusion|Exclusion) criteria\\s*:\\s*(?:-?(?:Selection|Exclusion) criteria)?"
                    + "(?:\\s*Gender\\s*:\\s*\\w{3,6}\\s*,)?(?:\\s*Age Min\\s*:[^~]{0,20}~\\s*Max\\s*:[^,]{0,20},)?(?:\\s*Description\\s*:)?";
    private static final Pattern MEMBER_STATE_BEHIND = Pattern.compile("-(3RD|[A-Z]{2}|Outside-EU/EEA)$");
    private static final Pattern BOTH = Pattern.compile("(?im)^\\W*exclusion criteria\\W*$");
    private static final String UNDER_18 = "Are the trial subjects under 18?";
    private static final Pattern AGE_ANSWER = Pattern.compile(
            "(Are the trial subjects under 18\\?|F\\.1\\.2 Adults[^\\n]*?|F\\.1\\.3 Elderly[^\\n]*?)\\s+(yes|no)");
    private static final Map<String, String> AGE_GROUPS =
            Map.of("Are t", "Child", "F.1.2", "Adult", "F.1.3", "OlderAdult");
    /** A code of ICD-10 or a tree number of MeSH. */
    private static final Pattern CODE = Pattern.compile("[A-Z]\\d{2}(?:\\.?\\d{1,4}(?:\\.\\d{3})*)?");

    /** The spellings of yes, each with that of no behind it. */
    private static final List<String> CHOICES = List.of("yes", "no", "true", "false", "1", "0");

    private static final Printed ABSENT = new Printed("", "", "");

    private final RecordFields record;
    private final TrdsDates dates;
    private final FreeTextFields freeText;
    private String registry = "";
    private Printed targetSize = ABSENT;
    private Printed inclusion = ABSENT;

    private TrdsRecord(List<Mapping> table, RecordFields record, TrialReader trial, TrdsDates.Orders document) {
        super(record, trial);
        this.record = record;
        this.freeText = new FreeTextFields(trial);
        List<String> names = table.stream()
                .filter(field -> field.kind().equals("date"))
                .flatMap(field -> field.names().stream())
                .toList();
        this.dates = new TrdsDates(record, names, document, trial);
    }

    /** WHO's portal exports hits as XML with names of its own. */
    public static Format portalXml(Codes codes) {
        return xml(
                "ictrp-xml",
                "ictrp",
                codes,
                Set.of("trial"),
                PORTAL,
                text -> text.contains("<Trials_downloaded_from_ICTRP") || text.contains("<TrialID>"));
    }

    /**
     * The XML in which one registry sends the data set to WHO, {@code trials/trial/main} and its neighbours, ChiCTR under the name
     * {@code Triall}; the format has the name of the registry's key, and the numbers of the trials tell the registry.
     */
    public static Format registryXml(String registry, Codes codes) {
        return registryXml(
                registry,
                codes,
                number -> TrialNumbers.recognise(TextNormalizer.clean(number))
                        .map(TrialNumber::registry)
                        .equals(Optional.of(registry)));
    }

    /** The XML of any registry, its words read by the table of the data set. */
    public static Format anyRegistryXml(Codes codes) {
        return registryXml("registry", codes, number -> true);
    }

    private static Format registryXml(String key, Codes codes, Predicate<String> firstNumber) {
        return xml(key + "-xml", key, codes, Set.of("trial", "triall"), REGISTRY, text -> {
            Matcher number = NUMBER.matcher(text);
            return MAIN.matcher(text).find() && number.find() && firstNumber.test(number.group(1));
        });
    }

    private static Format xml(
            String name,
            String publisher,
            Codes codes,
            Set<String> records,
            List<Mapping> table,
            Predicate<String> recognises) {
        return new XmlFormat(codes.table(name), Registries.publisher(publisher), "", records) {
            @Override
            public boolean recognises(Sample sample) {
                return sample.markup() && recognises.test(sample.text());
            }

            @Override
            public Publisher publisher(Trial trial) {
                return trial.number()
                        .filter(number -> table == REGISTRY)
                        .map(number -> Registries.publisher(number.registry()))
                        .orElse(publisher());
            }

            @Override
            protected String language(XmlFields record) {
                return TrdsRecord.language(record);
            }

            @Override
            protected BiConsumer<XmlFields, TrialReader> reader(SourceDocument document) throws IOException {
                TrdsDates.Orders dates = TrdsDates.ordersOf(document);
                return (record, trial) -> TrdsRecord.read(table, record, trial, dates);
            }
        };
    }

    /**
     * Reads one trial.
     *
     * @param table where the record has its items
     * @param document what the whole document tells of its order of day and month
     */
    static void read(List<Mapping> table, RecordFields record, TrialReader trial, TrdsDates.Orders document) {
        new TrdsRecord(table, record, trial, document).read(table);
    }

    /** The portal tells of no language; only one registry is certain to take English. */
    static String language(RecordFields record) {
        String number = record.peek("trialid").map(TextNormalizer::clean).orElse("");
        return number.toUpperCase(Locale.ROOT).startsWith("NCT") ? "en" : "";
    }

    @Override
    protected String plain(String words) {
        return FreeTextFields.plain(words);
    }

    @Override
    protected boolean saysNothing(Mapping field, String words) {
        return switch (field.kind()) {
            case "number", "coded", "studyType", "phase", "answer", "timing" -> false;
            case "age" -> words.matches("[-/\\s]*|999\\D*");
            default -> FreeTextFields.saysNothing(words);
        };
    }

    @Override
    protected boolean readOwn(Mapping field, List<Printed> values) {
        String of = field.of().toUpperCase(Locale.ROOT);
        switch (field.kind()) {
            case "number" -> number(record.place(field.names().get(0)), first(values));
            case "date" -> values.forEach(value -> date(field, value));
            case "unnamedDate" -> values.forEach(value -> unnamedDate(field, value));
            case "studyType" -> values.forEach(this::studyType);
            case "phase" -> values.forEach(value -> freeText.phase(value.words(), value.place()));
            case "design" -> values.forEach(value -> freeText.design(value.words(), value.place()));
            case "targetSize" -> targetSize = first(values);
            case "interventions" ->
                freeText.interventions(registry, first(values).words(), targetSize);
            case "conditions" -> values.forEach(value -> freeText.conditions(value.words()));
            case "conditionCode" -> values.forEach(value -> trial.id(CONDITION_CODE, value.words()));
            case "conditionKeyword" -> values.forEach(value -> keyword(value.words(), true));
            case "interventionKeyword" -> values.forEach(value -> keyword(value.words(), false));
            case "outcomes" ->
                values.forEach(value -> freeText.outcomes(Outcome.Kind.valueOf(of), registry, value.words()));
            case "inclusion" -> inclusion = withoutAgeGroups(first(values));
            case "exclusion" -> criteria(first(values));
            case "countries" -> values.forEach(this::countries);
            case "sponsors" -> values.forEach(value -> sponsors(Sponsor.Role.valueOf(of), value));
            case "ids" -> parts(values, id -> trial.id(SECONDARY_ID, id));
            case "contact" ->
                field.names()
                        .forEach(path ->
                                record.holders(path).forEach(person -> contact(person, lastStep(path), field.of())));
            case "timing" -> values.forEach(value -> timing(field, value));
            case "answer" -> values.forEach(value -> answer(field, value));
            case "reference" -> values.forEach(value -> reference(field.of(), TextNormalizer.clean(value.words())));
            default -> {
                return false;
            }
        }
        return true;
    }

    /** The value of a field that has one; more are left unmapped. */
    private Printed first(List<Printed> values) {
        values.stream().skip(1).forEach(value -> trial.report().unmapped(value.place(), value.words()));
        return values.isEmpty() ? ABSENT : values.get(0);
    }

    private static void parts(List<Printed> values, Consumer<String> reader) {
        values.forEach(value -> FreeTextFields.parts(value.words()).forEach(reader));
    }

    /** Takes the number of any registry; a member state behind an EudraCT number is kept apart. */
    private void number(String place, Printed value) {
        String printed = TextNormalizer.clean(value.words());
        Optional<TrialNumber> number = TrialNumbers.recognise(printed);
        number.ifPresent(trial::number);
        registry = number.map(TrialNumber::registry).orElse("");
        if (number.isEmpty()) {
            String unknown = "\"" + printed + "\" is the number of no registry that is known here";
            String what = printed.isEmpty() ? "a trial without a number" : unknown;
            trial.report().reject(place, what, "correct the number, or tell the maintainers of the registry");
        } else if (registry.equals("euctr")) {
            Matcher state = MEMBER_STATE_BEHIND.matcher(printed);
            trial.id(MEMBER_STATE, state.find() ? Optional.of(state.group(1)) : Optional.empty());
        } else if (!printed.equals(number.get().number())) {
            trial.id(ALIAS_ID, printed);
        }
    }

    private void date(Mapping field, Printed value) {
        if (!trial.has(field.property(PartialDate.class))) {
            dates.take(field.property(PartialDate.class), TextNormalizer.clean(value.words()), value.place());
        }
    }

    /** The full export has a column without a name, in which a date can only be that of the last update. */
    private void unnamedDate(Mapping field, Printed value) {
        if (Dates.parse(value.words()).isPresent()
                || Dates.fromExcelSerial(value.words()).isPresent()) {
            date(field, value);
        } else {
            trial.report().unmapped(value.place(), value.words());
        }
    }

    /** A patient registry is a kind of observational study. */
    private void studyType(Printed value) {
        if (value.words().contains("Patient Registry")) {
            trial.add(PATIENT_REGISTRY, new Flag(true));
        }
        trial.coded(STUDY_TYPE, value.words(), value.place());
    }

    /** Codes of conditions stand under keywords too; what interventions are coded as is not told of which. */
    private void keyword(String words, boolean ofCondition) {
        boolean code = CODE.matcher(TextNormalizer.clean(words)).matches();
        if (code && ofCondition) {
            trial.id(CONDITION_CODE, words);
        } else if (!code && (ofCondition || !words.matches("[;\\s]*"))) {
            trial.text(KEYWORD, words);
        }
    }

    /** Countries stand between semicolons or, in some registries, commas; WHO's portal cuts names that have a comma in two too. */
    private void countries(Printed value) {
        Deque<String> parts = new ArrayDeque<>();
        for (String part : FreeTextFields.parts(value.words())) {
            String whole = parts.isEmpty() ? "" : parts.getLast() + ", " + part;
            if (!trial.knows("country", part) && trial.knows("country", whole)) {
                parts.removeLast();
                parts.add(whole);
            } else {
                parts.add(part);
            }
        }
        for (String printed : parts) {
            String[] names = trial.knows("country", printed) ? new String[] {printed} : printed.split(",");
            for (String name : names) {
                trial.country(Optional.of(name.strip()), value.place()).ifPresent(trial::country);
            }
        }
    }

    /** Takes the age groups that WHO's portal puts at the end of the EU register's criteria; the criteria without them. */
    private Printed withoutAgeGroups(Printed criteria) {
        int from = criteria.words().indexOf(UNDER_18);
        if (from < 0) {
            return criteria;
        }
        AGE_ANSWER
                .matcher(criteria.words().substring(from))
                .results()
                .filter(answer -> answer.group(2).equals("yes"))
                .map(answer -> AGE_GROUPS.get(answer.group(1).substring(0, 5)))
                .forEach(group -> trial.add(AGE_GROUP, Coded.implied(group)));
        return new Printed(criteria.words().substring(0, from), criteria.language(), criteria.place());
    }

    /** Of several primary sponsors the record does not say which leads: all are collaborators. */
    private void sponsors(Sponsor.Role role, Printed value) {
        List<String> names = FreeTextFields.parts(value.words());
        boolean several = role == Sponsor.Role.LEAD && names.size() > 1;
        if (several) {
            String what = "several primary sponsors: " + String.join("; ", names);
            String remedy = "see in the registry which of them leads; all are published as collaborators";
            trial.report().warn(value.place(), what, remedy);
        }
        Sponsor.Role published = several ? Sponsor.Role.COLLABORATOR : role;
        names.forEach(name -> trial.sponsor(published, Optional.of(name), Optional.empty()));
    }

    /** Takes both lists of criteria; the first field may hold both under headings. */
    private void criteria(Printed exclusion) {
        if (exclusion.words().isEmpty() && BOTH.matcher(inclusion.words()).find()) {
            trial.criteria(Criteria.split(inclusion.words(), trial.language()));
        } else {
            criteria(inclusion, Polarity.INCLUSION);
            criteria(exclusion, Polarity.EXCLUSION);
        }
    }

    private void criteria(Printed printed, Polarity polarity) {
        String words = printed.words().replaceFirst(HEADING, "");
        if (!FreeTextFields.saysNothing(words)) {
            trial.criteria(Criteria.split(words, polarity, trial.language()));
        } else if (!printed.words().isEmpty()) {
            trial.report().ignored(printed.place(), "says that there are none");
        }
    }

    private void contact(RecordFields person, String prefix, String role) {
        String names = Stream.of("firstname", "middlename", "lastname")
                .map(part -> said(person, prefix + part))
                .collect(Collectors.joining(" "));
        String name =
                TextNormalizer.clean(names.replaceAll("\\s*+;[\\s;]*+", "; ")).replaceAll("^; |;$", "");
        trial.person(new Contact(
                person.text(prefix + "type")
                        .map(type -> TextNormalizer.clean(type).toLowerCase(Locale.ROOT) + " contact")
                        .orElse(role),
                Optional.of(name).filter(n -> !n.isBlank()),
                detail(person, prefix + "affiliation"),
                detail(person, prefix + "email"),
                detail(person, prefix + "tel").or(() -> detail(person, prefix + "telephone")),
                detail(person, prefix + "address")));
    }

    private static String said(RecordFields fields, String name) {
        return fields.text(name)
                .map(FreeTextFields::plain)
                .filter(words -> !FreeTextFields.saysNothing(words))
                .orElse("");
    }

    private static Optional<String> detail(RecordFields person, String name) {
        return Optional.of(TextNormalizer.clean(said(person, name))).filter(words -> !words.matches("[;,\\s]*"));
    }

    private void timing(Mapping field, Printed value) {
        String answer = TextNormalizer.clean(value.words());
        int choice = CHOICES.indexOf(answer.toLowerCase(Locale.ROOT)) % 2;
        if (choice < 0) {
            trial.report().unmapped(value.place(), answer);
            return;
        }
        Text words = new Text(field.names().get(0).replace('_', ' ') + ": " + answer, "");
        trial.add(REGISTRATION_TIMING, new Coded(List.of(field.of().split("\\|")[choice]), List.of(words)));
    }

    /** Takes a yes or no from words that begin with one of two answers. */
    private void answer(Mapping field, Printed value) {
        String[] of = field.of().split("\\|");
        String words = TextNormalizer.clean(value.words()).toLowerCase(Locale.ROOT);
        if (words.startsWith(of[2]) || words.startsWith(of[1])) {
            trial.add(TrialProperties.required(of[0], Flag.class), new Flag(!words.startsWith(of[2])));
        } else {
            trial.report().unmapped(value.place(), words);
        }
    }

    /** Takes a publication or page; words that are no address are kept as its citation. */
    private void reference(String kind, String words) {
        Optional<String> url = Optional.of(words).filter(address -> address.matches("(?i)https?://\\S+"));
        Optional<Text> citation = url.isPresent() ? Optional.empty() : trial.words(Optional.of(words));
        trial.reference(new Reference(Optional.empty(), url, citation, Optional.of(Coded.implied(kind))));
    }
}
