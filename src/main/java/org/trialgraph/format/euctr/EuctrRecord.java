package org.trialgraph.format.euctr;

import static org.trialgraph.model.TrialProperties.*;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trialgraph.criteria.Criteria;
import org.trialgraph.format.ReadReport;
import org.trialgraph.format.TrialReader;
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
import org.trialgraph.model.TrialProperties;
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
    private static final String ABSENT = "Information not present in EudraCT";
    private static final int LONGEST_COUNTRY = 6;

    private final Fields fields;

    /**
     * One field of the application form that a record repeats.
     *
     * @param code number of the field in the form without its dots, in small letters, such as {@code a31} for A.3.1
     * @param label the question
     * @param value the answer
     * @param language of the answer where the record says it; empty otherwise
     * @param place of the field in the document
     */
    record FormField(String code, String label, String value, String language, String place) {
        /** The code of a printed number such as {@code B.3.1 and B.3.2}, which is the first of them. */
        static String code(String printed) {
            return printed.strip().split("\\s")[0].replace(".", "").toLowerCase(Locale.ROOT);
        }

        /** The same field with another answer. */
        FormField answered(String words, String inLanguage) {
            return new FormField(code, label, words, inLanguage, place);
        }

        private boolean yes() {
            return value.strip().equalsIgnoreCase("yes");
        }

        private String words() {
            return TextNormalizer.clean(value);
        }

        private Printed printed() {
            return new Printed(value, language, place);
        }
    }

    /**
     * The fields of one record. Taking one removes it, so that what is left at the end is what no rule took. A name is the number
     * of a field; behind a colon words of its question; before a star the beginning of numbers.
     */
    private static final class Fields implements Source {
        private final List<FormField> left;
        private final ReadReport report;

        Fields(Collection<FormField> all, ReadReport report) {
            this.report = report;
            this.left = new ArrayList<>(all.stream()
                    .filter(field -> !field.value().isBlank())
                    .filter(field -> !field.words().equalsIgnoreCase(ABSENT))
                    .toList());
        }

        /** Takes every field of a name, in the order of the record. */
        List<FormField> all(String name) {
            int colon = name.indexOf(':');
            String code = colon < 0 ? name.replace("*", "") : name.substring(0, colon);
            List<FormField> taken = left.stream()
                    .filter(field -> name.endsWith("*")
                            ? field.code().startsWith(code)
                            : field.code().equals(code))
                    .filter(field ->
                            colon < 0 || field.label().toLowerCase(Locale.ROOT).contains(name.substring(colon + 1)))
                    .toList();
            left.removeAll(new HashSet<>(taken));
            return taken;
        }

        /** Takes the fields of a name; the first of them. */
        Optional<FormField> one(String name) {
            return all(name).stream().findFirst();
        }

        /** Takes the fields of a name; whether the first is answered with yes. */
        boolean yes(String name) {
            return one(name).filter(FormField::yes).isPresent();
        }

        @Override
        public List<Printed> take(String name) {
            return all(name).stream().map(FormField::printed).toList();
        }

        @Override
        public void ignore(String name, String why) {
            all(name).forEach(field -> report.ignored(field.place(), why));
        }
    }

    private EuctrRecord(Fields fields, TrialReader trial) {
        super(fields, trial);
        this.fields = fields;
    }

    /** Reads a record; fields that are left over are recorded as unmapped. */
    static void read(Collection<FormField> all, TrialReader trial) {
        Fields fields = new Fields(all, trial.report());
        EuctrRecord record = new EuctrRecord(fields, trial);
        trial.add(STUDY_TYPE, Coded.implied("Interventional"));
        record.people();
        record.products();
        record.conditionCodes();
        record.outcome("e51", Outcome.Kind.PRIMARY);
        record.outcome("e52", Outcome.Kind.SECONDARY);
        record.phases();
        record.purpose();
        record.sex();
        record.read(TABLE);
        fields.left.forEach(field -> trial.report().unmappedValue(field.place(), field.value()));
    }

    @Override
    protected boolean saysNothing(Mapping field, String words) {
        return field.kind().equals("id") && NO_ID.contains(words.strip().toLowerCase(Locale.ROOT));
    }

    @Override
    protected boolean readOwn(Mapping field, List<Printed> values) {
        String of = field.of();
        Optional<Printed> first = values.stream().findFirst();
        switch (field.kind()) {
            case "number" ->
                trial.number(
                        "euctr",
                        values.stream().map(Printed::words).toList(),
                        first.map(Printed::place).orElse("A.2"),
                        "EudraCT number",
                        "a record without a EudraCT number",
                        "get the record again from the register");
            case "memberState" -> first.ifPresent(this::memberState);
            case "conditions" ->
                Optional.of(texts(values))
                        .filter(names -> !names.isEmpty())
                        .ifPresent(names -> trial.condition(new Condition(names)));
            case "criteria" ->
                first.ifPresent(text -> trial.criteria(
                        Criteria.split(text.words(), Polarity.valueOf(of.toUpperCase(Locale.ROOT)), text.language())));
            case "answer" ->
                first.ifPresent(answer -> answer(of.split("\\|"), answer.words().strip()));
            case "flag" ->
                first.map(answer -> answer.words().strip().toLowerCase(Locale.ROOT))
                        .filter(List.of("yes", "no")::contains)
                        .ifPresent(answer -> trial.add(field.property(Flag.class), new Flag(answer.equals("yes"))));
            case "designText" -> values.forEach(text -> trial.prose(DESIGN_TEXT, Optional.of(text.words())));
            case "enrollment" ->
                first.ifPresent(number -> {
                    trial.count(ENROLLMENT, Optional.of(number.words()), number.place());
                    trial.add(ENROLLMENT_TYPE, Coded.implied("Anticipated"));
                });
            case "countries" -> values.forEach(this::countries);
            case "favourable" ->
                values.stream()
                        .map(opinion -> TextNormalizer.lowerCase(opinion.words()))
                        .forEach(words -> trial.add(field.property(Flag.class), new Flag(words.equals("favourable"))));
            default -> {
                return false;
            }
        }
        return true;
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
        country.ifPresent(trial::country);
        trial.id(MEMBER_STATE, country.map(EuctrRecord::letters).orElse(state));
    }

    /** The two letters of a country of which the three are known. */
    private static String letters(Coded country) {
        return Arrays.stream(Locale.getISOCountries())
                .filter(two -> country.concepts()
                        .contains(new Locale.Builder().setRegion(two).build().getISO3Country()))
                .findFirst()
                .orElseGet(() -> country.printed().get(0).value());
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
                Optional.of(fields.all("b53*").stream().map(FormField::words).collect(Collectors.joining(", ")))
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
            trial.intervention(new Intervention(label, Optional.empty(), details, List.of()));
        }
        placebo.forEach(field -> trial.report().ignored(field.place(), "detail of the placebo"));
    }

    private void product(List<FormField> product) {
        List<Text> labels = PRODUCT_NAMES.stream()
                .flatMap(code -> product.stream().filter(field -> field.code().equals(code)))
                .map(FormField::words)
                .filter(name -> !NO_NAME.contains(name.toLowerCase(Locale.ROOT)))
                .map(name -> new Text(name, ""))
                .distinct()
                .toList();
        if (!labels.isEmpty()) {
            trial.intervention(new Intervention(
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
        String words = product.stream()
                .filter(field -> codes.contains(field.code()))
                .map(FormField::words)
                .distinct()
                .collect(Collectors.joining("; "));
        return trial.words(Optional.of(words), "").stream().toList();
    }

    private void conditionCodes() {
        List<FormField> codes = fields.all("e12:classification code");
        List<FormField> terms = fields.all("e12:term");
        for (int i = 0; i < terms.size(); i++) {
            String code = codes.size() == terms.size() ? codes.get(i).value() + " " : "";
            trial.id(CONDITION_CODE, "MedDRA " + code + terms.get(i).value());
        }
    }

    /** An outcome, whose time points stand under the number below its own. */
    private void outcome(String code, Outcome.Kind kind) {
        List<Text> labels = texts(fields.take(code));
        List<Text> times = texts(fields.take(code + "1"));
        if (!labels.isEmpty()) {
            trial.outcome(new Outcome(kind, labels, times, List.of()));
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
        if (!answers.isEmpty()) {
            List<String> phases =
                    yes.stream().map(phase -> "Phase" + phase.code().charAt(2)).toList();
            List<Text> printed = yes.stream()
                    .map(phase -> new Text(TextNormalizer.clean(phase.label()), ""))
                    .toList();
            trial.add(PHASE, new Coded(phases.isEmpty() ? List.of("NotStated") : phases, printed));
        }
    }

    /** The scope is the purpose where it is one of diagnosis, prophylaxis and therapy alone. */
    private void purpose() {
        List<String> purposes = Stream.of("e61 Diagnostic", "e62 Prevention", "e63 Treatment")
                .filter(purpose -> fields.yes(purpose.substring(0, 3)))
                .map(purpose -> purpose.substring(4))
                .toList();
        if (purposes.size() == 1) {
            trial.add(PRIMARY_PURPOSE, Coded.implied(purposes.get(0)));
        }
    }

    private void sex() {
        boolean female = fields.yes("f21");
        boolean male = fields.yes("f22");
        if (female || male) {
            trial.add(SEX, Coded.implied(female && male ? "AnySex" : female ? "Female" : "Male"));
        }
    }

    /** @param of a property, the concept for yes and, where there is one, the concept for no */
    private void answer(String[] of, String answer) {
        if (answer.equalsIgnoreCase("yes")) {
            trial.add(TrialProperties.required(of[0], Coded.class), Coded.implied(of[1]));
        } else if (answer.equalsIgnoreCase("no") && of.length > 2) {
            trial.add(TrialProperties.required(of[0], Coded.class), Coded.implied(of[2]));
        }
    }

    /** Countries outside or inside the EU in which sites are planned, as lines or one behind the other. */
    private void countries(Printed value) {
        List<String> words =
                List.of(TextNormalizer.clean(value.words().replace(',', ' ')).split(" "));
        for (int from = 0; from < words.size(); from++) {
            for (int to = Math.min(words.size(), from + LONGEST_COUNTRY); to > from; to--) {
                String name = String.join(" ", words.subList(from, to));
                if (trial.knows("country", name)) {
                    trial.country(Optional.of(name), value.place()).ifPresent(trial::country);
                    from = to - 1;
                    break;
                }
            }
        }
    }
}
