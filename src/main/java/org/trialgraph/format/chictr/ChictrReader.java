package org.trialgraph.format.chictr;

import static org.trialgraph.model.TrialProperties.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trialgraph.codes.CodeTable;
import org.trialgraph.criteria.Criteria;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.chictr.ChictrPage.Datum;
import org.trialgraph.format.chictr.ChictrPage.Values;
import org.trialgraph.format.page.Page;
import org.trialgraph.format.page.Page.Line;
import org.trialgraph.model.Arm;
import org.trialgraph.model.Coded;
import org.trialgraph.model.Condition;
import org.trialgraph.model.Contact;
import org.trialgraph.model.Count;
import org.trialgraph.model.Criterion;
import org.trialgraph.model.Flag;
import org.trialgraph.model.Intervention;
import org.trialgraph.model.Outcome;
import org.trialgraph.model.Outcome.Kind;
import org.trialgraph.model.PartialDate;
import org.trialgraph.model.Property;
import org.trialgraph.model.Site;
import org.trialgraph.model.Sponsor;
import org.trialgraph.model.Sponsor.Role;
import org.trialgraph.model.Text;
import org.trialgraph.registry.TrialNumbers;
import org.trialgraph.text.TextNormalizer;

/** Reads one page: what it states once, and its repeated parts: groups with interventions, sites, outcomes, samples. */
final class ChictrReader {
    private static final Pattern VERSION = Pattern.compile(
            "(?:(?<number>\\S*\\d{8,}\\S*)\\s+)?(?:版本(?<version>V?[\\d.]+))?\\s*(?:版本创建时间\\s*(?<date>[\\d/-]{8,10})(?: [\\d:]+)?)?.*");
    private static final Pattern HAN = Pattern.compile("[\\p{IsHan}/]+");
    private static final Pattern SPAN = Pattern.compile(
            "(?i)(?:(?:from|从|自)\\s*)*+(?<from>\\d{4}[-/]\\d{1,2}[-/]\\d{1,2})?"
                    + "(?:[ T][\\d:.]+)?\\s*(?:(?:to|至|到|[-~])\\s*)*+(?<to>\\d{4}[-/]\\d{1,2}[-/]\\d{1,2})?(?:[ T][\\d:.]+)?");
    private static final Pattern AGE = Pattern.compile("(\\d{1,3}(?:\\.\\d)?)\\s*(?:岁|月|天|周)?\\s*(\\p{L}+)?");
    /** What is printed where there is no sponsor or funder. */
    private static final String NO_SPONSOR =
            "(?i)无|没有|自筹.{0,4}|自费|none|no|nil|n/?a|self[- ]?(?:financ|fund|rais|support|paid|prepared|provid|collect).{0,20}|-+";
    /** What is printed where a group gets nothing. */
    private static final String NO_INTERVENTION =
            "(?i)无|没有|不干预|无干预|nil|none|no|n/?a|no intervention|without intervention|-+|/";

    private static final int LONGEST_VERSION = 200;
    private static final String CORRECT = "correct it in the document";

    private final Page page;
    private final TrialReader trial;
    private final CodeTable codes;
    private final ChictrPage data;
    private final Values once;

    ChictrReader(Page page, TrialReader trial, CodeTable codes) {
        this.page = page;
        this.trial = trial;
        this.codes = codes;
        this.data = new ChictrPage(page);
        this.once = data.once();
    }

    /** Reads the page; lines that are left over are recorded by the caller. */
    void read() {
        number();
        ChictrPage.DATA.forEach(this::read);
        head();
        diseases();
        design();
        blinding();
        committee();
        criteria();
        span("executed", START_DATE, COMPLETION_DATE);
        span("recruited", RECRUITMENT_START_DATE, RECRUITMENT_END_DATE);
        ages();
        sponsor("sponsor", Role.LEAD);
        data.parts("secondarySponsor").forEach(this::secondarySponsor);
        sponsor("funding", Role.FUNDER);
        sponsor("applicantInstitution", Role.RESPONSIBLE);
        sponsor("leaderInstitution", Role.RESPONSIBLE);
        flag(ETHICS_APPROVED, "ethicsApproved");
        contact("ethics committee", "ethicsContact", "ethics", "ethicsName");
        contact("applicant", "applicant", "applicant", "applicantInstitution");
        contact("study leader", "leader", "leader", "leaderInstitution");
        address("primary sponsor", once.texts("sponsor"), once.both("sponsorAddress"));
        if (once.has("secondarySponsors")) {
            trial.sponsor(Role.COLLABORATOR, new Sponsor(once.texts("secondarySponsors"), Optional.empty()));
        }
        data.parts("group").forEach(this::group);
        enrollment();
        data.parts("site").forEach(this::site);
        data.parts("outcome").forEach(this::outcome);
        data.parts("sample").forEach(this::sample);
    }

    /** Reads a datum in the way that the table of fields says. */
    private void read(Datum datum) {
        String key = datum.key();
        String place = once.place(key);
        switch (datum.kind()) {
            case "text" -> trial.addAll(required(datum.property(), Text.class), once.texts(key));
            case "prose" -> trial.addAll(required(datum.property(), Text.class), once.prose(key));
            case "both" -> trial.id(required(datum.property(), Text.class), once.both(key));
            case "coded" -> coded(key, required(datum.property(), Coded.class));
            case "date" -> trial.date(required(datum.property(), PartialDate.class), once.first(key), place);
            case "ids", "codes" ->
                Stream.of(once.all(key).split(datum.kind().equals("ids") ? "[;；、]" : "[;；]"))
                        .forEach(id -> trial.id(required(datum.property(), Text.class), id));
            case "ignored" -> ignored(once, key);
            default -> {}
        }
    }

    private void ignored(Values values, String key) {
        if (values.has(key)) {
            trial.report().ignored(values.place(key), values.all(key));
        }
    }

    private void number() {
        once.first("number").ifPresent(words -> {
            TrialNumbers.find(words).stream().findFirst().ifPresent(trial::number);
            if (trial.number().isEmpty()) {
                trial.report().warn(once.place("number"), "\"" + words + "\" is no number of a registry", CORRECT);
            }
        });
    }

    /** Above the first label stand number, version and its day; on saved pages also the title, which comes again below. */
    private void head() {
        for (Line line : data.head().rest()) {
            Matcher m = VERSION.matcher(line.words());
            boolean title = trial.build().get(PUBLIC_TITLE).stream()
                    .anyMatch(t -> t.value().equals(line.words()));
            if (title) {
                page.take(line);
                trial.report().ignored(line.place(), line.words());
            } else if (line.words().length() < LONGEST_VERSION && m.matches() && m.group("version") != null) {
                page.take(line);
                trial.id(RECORD_VERSION, m.group("version"));
                trial.date(LAST_UPDATE_SUBMISSION_DATE, Optional.ofNullable(m.group("date")), line.place());
                if (trial.number().isEmpty() && m.group("number") != null) {
                    TrialNumbers.recognise(m.group("number")).ifPresent(trial::number);
                }
            }
        }
    }

    /** Several diseases stand between semicolons; they are told apart where both languages name as many. */
    private void diseases() {
        List<Text> printed = once.texts("disease");
        List<List<Text>> each = printed.stream()
                .map(words -> Stream.of(words.value().split("[;；]"))
                        .flatMap(name -> trial.words(Optional.of(name), words.language()).stream())
                        .toList())
                .toList();
        int count = each.isEmpty() ? 0 : each.get(0).size();
        if (each.stream().anyMatch(names -> names.size() != count)) {
            trial.condition(new Condition(printed));
            return;
        }
        for (int i = 0; i < count; i++) {
            int at = i;
            trial.condition(
                    new Condition(each.stream().map(names -> names.get(at)).toList()));
        }
    }

    private void coded(String key, Property<Coded> property) {
        List<Text> printed = answers(once, key, property.name());
        if (!printed.isEmpty()) {
            trial.add(property, trial.code(property.name(), printed, once.place(key)));
        }
    }

    /** The words of an answer; one that holds both languages is of neither, and is two where the table knows only its halves. */
    private List<Text> answers(Values values, String key, String scheme) {
        return values.texts(key).stream()
                .flatMap(words -> {
                    String[] halves = words.value().split("(?<=\\p{IsHan})[\\s/]*(?=[A-Za-z]{2})", 2);
                    boolean mixed = words.value().matches(".*\\p{IsHan}.*")
                            && words.value().matches(".*[A-Za-z]{2,}.*");
                    boolean two = halves.length == 2
                            && !trial.knows(scheme, words.value())
                            && Stream.of(halves).anyMatch(half -> trial.knows(scheme, half));
                    return two
                            ? Stream.of(new Text(halves[1], "en"), new Text(halves[0], "zh"))
                            : Stream.of(mixed ? new Text(words.value(), "") : words);
                })
                .toList();
    }

    /** One field holds words of four notions; each of them that knows the words takes them. */
    private void design() {
        List<Text> printed = once.texts("design");
        List<Property<Coded>> known = Stream.of(INTERVENTION_MODEL, ALLOCATION, OBSERVATIONAL_MODEL, TIME_PERSPECTIVE)
                .filter(property -> knows(property, "design"))
                .toList();
        known.forEach(property -> coded("design", property));
        if (known.isEmpty() && !printed.isEmpty()) {
            trial.addAll(DESIGN_TEXT, printed);
            String what = "unknown study design \"" + printed.get(0).value() + "\"";
            String remedy = "the words are kept; add them to ontology/codes/" + codes.name() + ".ttl";
            trial.report().note(once.place("design"), what, remedy);
        }
    }

    /** A word of the table or a description in free text. */
    private void blinding() {
        if (knows(MASKING, "blinding")) {
            coded("blinding", MASKING);
        } else {
            trial.addAll(MASKING_DESCRIPTION, once.prose("blinding"));
        }
    }

    private boolean knows(Property<Coded> property, String key) {
        return answers(once, key, property.name()).stream()
                .anyMatch(words -> trial.knows(property.name(), words.value()));
    }

    private void committee() {
        String answer = once.all("committee");
        if (codes.concepts("yesNo", answer).contains("Undecided")) {
            trial.report().ignored(once.place("committee"), "not decided yet: " + answer);
        } else {
            flag(HAS_DATA_MONITORING_COMMITTEE, "committee");
        }
    }

    /** Both languages may stand in one line of the cell: the English word says it then. */
    private void flag(Property<Flag> property, String key) {
        String words = once.all(key);
        String english = TextNormalizer.clean(HAN.matcher(words).replaceAll(" "));
        trial.flag(property, Optional.of(english.isEmpty() ? words : english), once.place(key));
    }

    private void criteria() {
        List<Criterion> english = criteria("en");
        List<Criterion> chinese = criteria("zh");
        trial.criteria(english.isEmpty() ? chinese : chinese.isEmpty() ? english : Criteria.align(english, chinese));
    }

    /** Both lists of a language are split as one text, for their numbers often run on from the one to the other. */
    private List<Criterion> criteria(String language) {
        String both = Stream.of("inclusion", "exclusion")
                .flatMap(key -> once.in(key, language).stream()
                        .map(text -> (key.equals("inclusion") ? "In" : "Ex") + "clusion criteria:\n" + text + "\n"))
                .collect(Collectors.joining());
        return both.isEmpty() ? List.of() : Criteria.split(both, language);
    }

    /** {@code From 2026-02-01 00:00:00 To 2030-12-31 00:00:00}; either day may be missing. */
    private void span(String key, Property<PartialDate> from, Property<PartialDate> to) {
        String words = TextNormalizer.clean(once.all(key).replaceAll("(?<![\\d:])0{1,2}:00(?::00)?(?![\\d:])", " "));
        Matcher m = SPAN.matcher(words);
        if (!m.matches()) {
            trial.report().warn(once.place(key), "\"" + words + "\" is no span of days", CORRECT);
        } else if (!words.isEmpty()) {
            trial.date(from, Optional.ofNullable(m.group("from")), once.place(key));
            trial.date(to, Optional.ofNullable(m.group("to")), once.place(key));
        }
    }

    /** {@code 最小 Min age 18 years 最大 Max age 70 years}; either number may be missing. */
    private void ages() {
        String words = once.all("age");
        int maximum = words.indexOf(words.contains("最大") ? "最大" : "Max");
        int end = maximum < 0 ? words.length() : maximum;
        trial.age(MINIMUM_AGE, age(words.substring(0, end)), once.place("age"));
        trial.age(MAXIMUM_AGE, age(words.substring(end)), once.place("age"));
    }

    private static Optional<String> age(String words) {
        return AGE.matcher(words)
                .results()
                .findFirst()
                .map(m -> m.group(1) + " " + (m.group(2) == null ? "years" : m.group(2)));
    }

    private void sponsor(String key, Role role) {
        List<Text> names = once.texts(key);
        if (any(names, NO_SPONSOR)) {
            ignored(once, key);
        } else if (!names.isEmpty()) {
            trial.sponsor(role, new Sponsor(names, Optional.empty()));
        }
    }

    private static boolean any(List<Text> names, String pattern) {
        return names.stream().anyMatch(name -> name.value().matches(pattern));
    }

    private void secondarySponsor(Values values) {
        List<Text> names = values.texts("institution");
        if (names.stream().anyMatch(name -> !name.value().matches(NO_SPONSOR))) {
            trial.sponsor(Role.COLLABORATOR, new Sponsor(names, Optional.empty()));
        }
        address("secondary sponsor", names, joined(values, "address", "city", "province", "country"));
    }

    private void address(String role, List<Text> names, Optional<String> address) {
        if (address.isPresent()) {
            Optional<String> affiliation = names.stream().map(Text::value).findFirst();
            Optional<String> none = Optional.empty();
            trial.contact(new Contact(role, none, affiliation, none, none, address));
        }
    }

    /**
     * Takes a person, where more is said than the institution.
     *
     * @param prefix of the names of what is said of the person
     */
    private void contact(String role, String name, String prefix, String institution) {
        Optional<String> fax = once.both(prefix + "Fax").map(number -> "fax " + number);
        Contact person = new Contact(
                role,
                once.both(name),
                once.both(institution),
                once.both(prefix + "Email"),
                joined(Stream.of(once.both(prefix + "Phone"), fax)),
                joined(once, prefix + "Address", prefix + "Postcode", prefix + "Website"));
        if (Stream.of(person.name(), person.email(), person.phone(), person.address())
                .anyMatch(Optional::isPresent)) {
            trial.contact(person);
        }
    }

    private static Optional<String> joined(Values values, String... keys) {
        return joined(Stream.of(keys).map(values::both));
    }

    private static Optional<String> joined(Stream<Optional<String>> parts) {
        return Optional.of(parts.flatMap(Optional::stream).collect(Collectors.joining("; ")))
                .filter(words -> !words.isEmpty());
    }

    private void group(Values values) {
        List<Integer> interventions = new ArrayList<>();
        List<Text> names = values.texts("intervention");
        if (any(names, NO_INTERVENTION)) {
            ignored(values, "intervention");
        } else if (!names.isEmpty()) {
            // Codes are of no language. Groups that get the same share one intervention.
            List<Text> printed =
                    trial.words(Optional.of(values.all("code")), "").stream().toList();
            Intervention intervention = new Intervention(names, Optional.empty(), List.of(), printed);
            int known = trial.interventions().indexOf(intervention);
            interventions.add(known >= 0 ? known + 1 : trial.intervention(intervention));
        }
        List<Text> labels = values.texts("name");
        if (!labels.isEmpty() || !names.isEmpty()) {
            Optional<Count> size = size(values, "size").map(Count::new);
            trial.arm(new Arm(labels, Optional.empty(), List.of(), interventions, size));
        }
    }

    /** The number of participants is that of all groups together, where the page prints no total. */
    private void enrollment() {
        Optional<Long> total = size(once, "total");
        List<Optional<Long>> sizes =
                data.parts("group").stream().map(group -> size(group, "size")).toList();
        if (total.isEmpty() && !sizes.isEmpty() && sizes.stream().allMatch(Optional::isPresent)) {
            total = Optional.of(sizes.stream().mapToLong(Optional::get).sum());
        }
        total.ifPresent(number -> {
            trial.add(ENROLLMENT, new Count(number));
            trial.add(ENROLLMENT_TYPE, Coded.implied("Anticipated"));
        });
    }

    private static Optional<Long> size(Values values, String key) {
        return Optional.of(TextNormalizer.asciiDigits(values.all(key)).strip())
                .filter(digits -> digits.matches("\\d{1,9}"))
                .map(Long::valueOf);
    }

    private void site(Values values) {
        List<Text> country = answers(values, "country", "country");
        List<Text> names = values.texts("institution");
        List<Text> cities = values.texts("city");
        List<Text> regions = values.texts("province");
        ignored(values, "level");
        if (Stream.of(country, names, cities, regions).anyMatch(texts -> !texts.isEmpty())) {
            Optional<Coded> coded = Optional.of(country)
                    .filter(printed -> !printed.isEmpty())
                    .map(printed -> trial.code("country", printed, values.place("country")));
            trial.site(new Site(names, cities, regions, Optional.empty(), coded, Optional.empty(), Optional.empty()));
        }
    }

    private void outcome(Values values) {
        List<Text> labels = values.texts("outcome");
        if (!labels.isEmpty()) {
            trial.outcome(new Outcome(kind(values), labels, values.texts("time"), values.texts("method")));
        } else if (Stream.of("type", "time", "method").anyMatch(values::has)) {
            String remedy = "name it in the document; it is left out";
            trial.report().warn(values.place("outcome"), "an outcome without a name", remedy);
        }
    }

    private Kind kind(Values values) {
        List<Text> printed = answers(values, "type", "outcomeKind");
        List<String> concepts = printed.isEmpty()
                ? List.of()
                : trial.code("outcomeKind", printed, values.place("type")).concepts();
        return concepts.contains("Primary")
                ? Kind.PRIMARY
                : concepts.contains("Secondary") ? Kind.SECONDARY : Kind.OTHER;
    }

    /** {@code Bone marrow fluid; Destruction after use}: sample, tissue, fate, note as one text in each language. */
    private void sample(Values values) {
        for (String language : List.of("en", "zh")) {
            String parts = Stream.of("sample", "tissue", "fate", "note")
                    .flatMap(key -> values.in(key, language).stream())
                    .collect(Collectors.joining(language.equals("zh") ? "；" : "; "));
            if (!parts.isEmpty()) {
                trial.add(BIOSPECIMEN, new Text(parts, language));
            }
        }
    }
}
