package org.trialgraph.format.euctr;

import static org.trialgraph.model.TrialProperties.*;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trialgraph.criteria.Criteria;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.euctr.EuctrFields.FormField;
import org.trialgraph.format.record.FieldMapper;
import org.trialgraph.model.Coded;
import org.trialgraph.model.Condition;
import org.trialgraph.model.Contact;
import org.trialgraph.model.Criterion.Polarity;
import org.trialgraph.model.Flag;
import org.trialgraph.model.Intervention;
import org.trialgraph.model.Outcome;
import org.trialgraph.model.Sponsor;
import org.trialgraph.model.Text;
import org.trialgraph.model.TrialNumber;
import org.trialgraph.model.TrialProperties;
import org.trialgraph.registry.TrialNumbers;
import org.trialgraph.text.TextNormalizer;

/** One member state's record of a trial, by the numbers of the fields in the EU's application form. */
final class EuctrRecord extends FieldMapper {
    private static final List<Mapping> TABLE = table(EuctrRecord.class, "fields.tsv", 2);
    private static final List<String> PHASES = List.of("e71", "e72", "e73", "e74");
    private static final List<String> PRODUCT_NAMES = List.of("d31", "d2111", "d38", "d393", "d392", "d32", "d391");
    private static final List<String> PRODUCT_DETAILS = List.of("d34", "d37");
    private static final Set<String> NO_ID = Set.of("n/a", "na", "not applicable", "none", "-", ".");
    private static final Set<String> NO_NAME =
            Set.of("", "n/a", "na", "not applicable", "none", "-", "unknown", "not available");
    private static final int LONGEST_COUNTRY = 6;

    private final EuctrFields fields;

    private EuctrRecord(EuctrFields fields, TrialReader trial) {
        super(fields, trial);
        this.fields = fields;
    }

    /** Reads a record; fields that are left over are recorded as unmapped. */
    static void read(Collection<FormField> all, TrialReader trial) {
        EuctrFields fields = new EuctrFields(all, trial.report());
        EuctrRecord record = new EuctrRecord(fields, trial);
        trial.trial().add(STUDY_TYPE, Coded.implied("Interventional"));
        record.people();
        record.products();
        record.conditionCodes();
        record.outcome("e51", "e511", Outcome.Kind.PRIMARY);
        record.outcome("e52", "e521", Outcome.Kind.SECONDARY);
        record.phases();
        record.purpose();
        record.sex();
        record.read(TABLE);
        fields.unmapped();
    }

    @Override
    protected boolean saysNothing(Mapping field, String words) {
        return field.kind().equals("id") && NO_ID.contains(words.strip().toLowerCase(Locale.ROOT));
    }

    @Override
    protected boolean readOwn(Mapping field, List<Printed> values) {
        if (field.kind().equals("number")) {
            number(values);
            return true;
        }
        Optional<Printed> first = values.stream().findFirst();
        switch (field.kind()) {
            case "memberState" -> first.ifPresent(this::memberState);
            case "conditions" -> {
                if (!values.isEmpty()) {
                    trial.trial().condition(new Condition(texts(values)));
                }
            }
            case "criteria" ->
                first.ifPresent(text -> trial.trial()
                        .criteria(Criteria.split(
                                text.words(), Polarity.valueOf(field.of().toUpperCase(Locale.ROOT)), text.language())));
            case "answer" ->
                first.ifPresent(
                        answer -> answer(field.of().split("\\|"), answer.words().strip()));
            case "flag" ->
                first.map(answer -> answer.words().strip().toLowerCase(Locale.ROOT))
                        .filter(List.of("yes", "no")::contains)
                        .ifPresent(answer ->
                                trial.trial().add(field.property(Flag.class), new Flag(answer.equals("yes"))));
            case "designText" -> values.forEach(text -> trial.prose(DESIGN_TEXT, Optional.of(text.words())));
            case "enrollment" ->
                first.ifPresent(number -> {
                    trial.count(ENROLLMENT, Optional.of(number.words()), number.place());
                    trial.trial().add(ENROLLMENT_TYPE, Coded.implied("Anticipated"));
                });
            case "countries" -> values.forEach(this::countries);
            case "favourable" ->
                values.forEach(opinion -> trial.trial()
                        .add(
                                field.property(Flag.class),
                                new Flag(TextNormalizer.clean(opinion.words()).equalsIgnoreCase("favourable"))));
            default -> {
                return false;
            }
        }
        return true;
    }

    private void number(List<Printed> printed) {
        Optional<TrialNumber> number = printed.stream()
                .flatMap(value -> TrialNumbers.recognise(value.words()).stream())
                .filter(n -> n.registry().equals("euctr"))
                .findFirst();
        number.ifPresent(trial.trial()::number);
        if (number.isEmpty()) {
            Printed wrong = printed.isEmpty() ? new Printed("", "", "A.2") : printed.get(0);
            trial.report()
                    .reject(
                            wrong.place(),
                            printed.isEmpty()
                                    ? "a record without a EudraCT number"
                                    : "\"" + TextNormalizer.clean(wrong.words()) + "\" is no EudraCT number",
                            "get the record again from the register");
        }
    }

    /** The state, printed with its authority behind it as in {@code Austria - BASG}; outside the EU there is none. */
    private void memberState(Printed value) {
        String printed = TextNormalizer.clean(value.words());
        String folded = printed.toLowerCase(Locale.ROOT);
        if (folded.contains("outside") || folded.contains("third countr") || folded.contains("3rd")) {
            trial.id(MEMBER_STATE, "3RD");
            return;
        }
        String state = printed.contains(" - ") ? printed.substring(0, printed.indexOf(" - ")) : printed;
        Optional<Coded> country = trial.country(Optional.of(state), value.place());
        country.ifPresent(trial.trial()::country);
        trial.id(MEMBER_STATE, country.map(EuctrRecord::letters).orElse(state));
    }

    /** The two letters of a country of which the three are known. */
    private static String letters(Coded country) {
        for (String letters : Locale.getISOCountries()) {
            if (country.concepts()
                    .contains(new Locale.Builder().setRegion(letters).build().getISO3Country())) {
                return letters;
            }
        }
        return country.printed().get(0).value();
    }

    private void people() {
        List<Optional<Coded>> classes = fields.all("b31").stream()
                .map(kind -> trial.code("sponsorClass", Optional.of(kind.value()), kind.place()))
                .toList();
        List<FormField> sponsors = fields.all("b11");
        for (int i = 0; i < sponsors.size(); i++) {
            trial.sponsor(
                    i == 0 ? Sponsor.Role.LEAD : Sponsor.Role.COLLABORATOR,
                    Optional.of(sponsors.get(i).value()),
                    sponsors.size() == classes.size() ? classes.get(i) : Optional.empty());
        }
        trial.person(new Contact(
                "sponsor's contact point",
                fields.one("b52").map(FormField::value),
                fields.one("b51").map(FormField::value),
                fields.one("b56").map(FormField::value),
                fields.one("b54").map(FormField::value),
                Optional.of(cleaned(fields.all("b53*")).collect(Collectors.joining(", ")))
                        .filter(address -> !address.isEmpty())));
    }

    /** Medicinal products: each is a run of fields of section D that begins with its role. */
    private void products() {
        List<FormField> placebo = fields.all("d8*");
        List<FormField> product = new ArrayList<>();
        for (FormField field : fields.all("d*")) {
            boolean begins = field.code().equals("d12")
                    || field.code().equals("d21")
                            && product.stream().anyMatch(f -> !f.code().equals("d12"));
            if (begins) {
                product(product);
                product.clear();
            }
            product.add(field);
            if (!PRODUCT_NAMES.contains(field.code()) && !PRODUCT_DETAILS.contains(field.code())) {
                trial.report().ignored(field.place(), "detail of a medicinal product");
            }
        }
        product(product);
        if (yes(placebo, "d81")) {
            List<Text> label = List.of(new Text("Placebo", "en"));
            List<Text> details = details(placebo, List.of("d83", "d84"));
            trial.trial().intervention(new Intervention(label, Optional.empty(), details, List.of()));
        }
        placebo.forEach(field -> trial.report().ignored(field.place(), "detail of the placebo"));
    }

    private void product(List<FormField> product) {
        Set<Text> names = new LinkedHashSet<>();
        for (String code : PRODUCT_NAMES) {
            product.stream()
                    .filter(field -> field.code().equals(code))
                    .map(field -> TextNormalizer.clean(field.value()))
                    .filter(name -> !NO_NAME.contains(name.toLowerCase(Locale.ROOT)))
                    .forEach(name -> names.add(new Text(name, "")));
        }
        List<Text> labels = List.copyOf(names);
        if (!labels.isEmpty()) {
            trial.trial()
                    .intervention(new Intervention(
                            labels.subList(0, 1),
                            type(product),
                            details(product, PRODUCT_DETAILS),
                            labels.subList(1, labels.size())));
        }
    }

    /** Chemical substances are drugs and biological ones biologicals; a product that is both, or neither, has no type. */
    private static Optional<Coded> type(List<FormField> product) {
        boolean chemical = yes(product, "d3111");
        boolean biological = yes(product, "d3112");
        return chemical == biological ? Optional.empty() : Optional.of(Coded.implied(chemical ? "Drug" : "Biological"));
    }

    private static boolean yes(List<FormField> product, String code) {
        return product.stream().anyMatch(field -> field.code().equals(code) && field.yes());
    }

    private List<Text> details(List<FormField> product, List<String> codes) {
        List<FormField> details =
                product.stream().filter(field -> codes.contains(field.code())).toList();
        String words = cleaned(details).distinct().collect(Collectors.joining("; "));
        return trial.words(Optional.of(words), "").stream().toList();
    }

    private static Stream<String> cleaned(List<FormField> fields) {
        return fields.stream().map(field -> TextNormalizer.clean(field.value()));
    }

    private void conditionCodes() {
        List<FormField> codes = fields.all("e12:classification code");
        List<FormField> terms = fields.all("e12:term");
        for (int i = 0; i < terms.size(); i++) {
            String code = codes.size() == terms.size() ? codes.get(i).value() + " " : "";
            trial.id(CONDITION_CODE, "MedDRA " + code + terms.get(i).value());
        }
    }

    private void outcome(String code, String time, Outcome.Kind kind) {
        List<Text> labels = texts(fields.take(code));
        List<Text> times = texts(fields.take(time));
        if (!labels.isEmpty()) {
            trial.trial().outcome(new Outcome(kind, labels, times, List.of()));
        }
    }

    private List<Text> texts(List<Printed> values) {
        return values.stream()
                .flatMap(value -> trial.words(Optional.of(value.words()), value.language()).stream())
                .toList();
    }

    /** Every phase that is answered with yes; where all are answered and none with yes, the phase is not stated. */
    private void phases() {
        List<FormField> answers =
                PHASES.stream().flatMap(code -> fields.one(code).stream()).toList();
        List<FormField> yes = answers.stream().filter(FormField::yes).toList();
        if (!yes.isEmpty()) {
            trial.trial()
                    .add(
                            PHASE,
                            new Coded(
                                    yes.stream()
                                            .map(phase -> "Phase" + phase.code().charAt(2))
                                            .toList(),
                                    yes.stream()
                                            .map(phase -> new Text(TextNormalizer.clean(phase.label()), ""))
                                            .toList()));
        } else if (!answers.isEmpty()) {
            trial.trial().add(PHASE, Coded.implied("NotStated"));
        }
    }

    /** The scope is the purpose where it is one of diagnosis, prophylaxis and therapy alone. */
    private void purpose() {
        List<String> purposes = new ArrayList<>();
        List.of("e61 Diagnostic", "e62 Prevention", "e63 Treatment").forEach(purpose -> {
            if (fields.yes(purpose.substring(0, 3))) {
                purposes.add(purpose.substring(4));
            }
        });
        if (purposes.size() == 1) {
            trial.trial().add(PRIMARY_PURPOSE, Coded.implied(purposes.get(0)));
        }
    }

    private void sex() {
        boolean female = fields.yes("f21");
        boolean male = fields.yes("f22");
        if (female || male) {
            trial.trial().add(SEX, Coded.implied(female && male ? "AnySex" : female ? "Female" : "Male"));
        }
    }

    /** @param of a property, the concept for yes and, where there is one, the concept for no */
    private void answer(String[] of, String answer) {
        if (answer.equalsIgnoreCase("yes")) {
            trial.trial().add(TrialProperties.required(of[0], Coded.class), Coded.implied(of[1]));
        } else if (answer.equalsIgnoreCase("no") && of.length > 2) {
            trial.trial().add(TrialProperties.required(of[0], Coded.class), Coded.implied(of[2]));
        }
    }

    /** Countries outside or inside the EU in which sites are planned, as lines or one behind the other. */
    private void countries(Printed value) {
        List<String> words = Arrays.asList(
                TextNormalizer.clean(value.words().replace(',', ' ').replace('\n', ' '))
                        .split(" "));
        for (int from = 0; from < words.size(); from++) {
            for (int to = Math.min(words.size(), from + LONGEST_COUNTRY); to > from; to--) {
                String name = String.join(" ", words.subList(from, to));
                if (trial.knows("country", name)) {
                    trial.country(Optional.of(name), value.place()).ifPresent(trial.trial()::country);
                    from = to - 1;
                    break;
                }
            }
        }
    }
}
