package org.trialgraph.format.site;

import static org.trialgraph.model.TrialProperties.*;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trialgraph.criteria.Criteria;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.page.PageValues;
import org.trialgraph.format.page.Sections.Group;
import org.trialgraph.format.page.StandardFields.Row;
import org.trialgraph.model.Arm;
import org.trialgraph.model.Coded;
import org.trialgraph.model.Contact;
import org.trialgraph.model.Count;
import org.trialgraph.model.Criterion.Polarity;
import org.trialgraph.model.Intervention;
import org.trialgraph.model.Outcome;
import org.trialgraph.model.Site;
import org.trialgraph.model.Sponsor;
import org.trialgraph.model.Text;
import org.trialgraph.text.TextNormalizer;

/** Parts of a page that have the same labels again and again, such as outcomes, arms and sites. */
final class RepeatedParts {
    /** The classification that a condition is of, as in {@code ICD-10 Condition:}. */
    private static final String SYSTEM = "[\\w-]{1,20} Condition *: *";

    private static final String CONDITION_START = "(?:^|[,;] *|\\s)(?:\\(\\d{1,2}\\) *)?(?=" + SYSTEM + ")";
    private static final Pattern CODE_AND_NAME = Pattern.compile(
            "(?<system>" + SYSTEM + ")?(?:(?<code>[A-Z]\\d[\\w.-]{0,9}|\\w{0,3}) *\\|\\| *)?(?<name>.*[^,; ])[,; ]*");

    private RepeatedParts() {}

    /** Reads the repeated parts of a page, kind by kind, by the rows {@code part} and {@code in} of its table. */
    static void read(List<Row> rows, List<Group> groups, TrialReader trial) {
        Map<String, List<Row>> parts = rows.stream()
                .filter(row -> row.kind().equals("part"))
                .collect(Collectors.groupingBy(Row::of, LinkedHashMap::new, Collectors.toList()));
        parts.forEach((kind, of) -> of.stream()
                .flatMap(row -> row.labels().stream())
                .flatMap(heading -> groups.stream().filter(group -> group.under(heading)))
                .forEach(group -> new Part(kind, group, rows, trial).read()));
    }

    /** A repeated part of a kind, whose values the rows of a table name by kind and role, such as {@code site.city}. */
    private record Part(String kind, Group group, List<Row> rows, TrialReader trial) {
        /** Kinds of which a part without a name says nothing. */
        private static final Set<String> NAMED =
                Set.of("primaryOutcome", "secondaryOutcome", "outcome", "intervention", "arm", "site");

        void read() {
            boolean told = !texts("name").isEmpty()
                    || kind.equals("arm") && !texts("description").isEmpty()
                    || kind.equals("intervention") && !texts("treatment").isEmpty();
            if (!told && NAMED.contains(kind)) {
                return;
            }
            switch (kind) {
                case "condition" -> {
                    trial.condition(value("name"));
                    trial.id(CONDITION_CODE, value("code"));
                    value("classified").ifPresent(this::classified);
                }
                case "primaryOutcome" -> outcome(Outcome.Kind.PRIMARY);
                case "secondaryOutcome" -> outcome(Outcome.Kind.SECONDARY);
                case "outcome" ->
                    primaryOrSecondary(() -> outcome(Outcome.Kind.PRIMARY), () -> outcome(Outcome.Kind.SECONDARY));
                case "intervention" -> intervention();
                case "arm" -> arm();
                case "site" -> site();
                case "lead", "collaborator", "funder" -> sponsor(Sponsor.Role.valueOf(kind.toUpperCase(Locale.ROOT)));
                case "sponsor" ->
                    primaryOrSecondary(() -> sponsor(Sponsor.Role.LEAD), () -> sponsor(Sponsor.Role.COLLABORATOR));
                case "inclusion", "exclusion" ->
                    value("text").ifPresent(text -> criteria(Polarity.valueOf(kind.toUpperCase(Locale.ROOT)), text));
                case "ethics" -> {
                    trial.text(ETHICS_COMMITTEE, value("name"));
                    trial.date(ETHICS_APPROVAL_DATE, value("date"), group.place());
                    trial.id(ETHICS_APPROVAL_NUMBER, value("number"));
                }
                case "country" -> trial.country(value("name"), group.place()).ifPresent(trial::country);
                case "secondaryId" -> trial.id(SECONDARY_ID, value("name"));
                case "person" -> person();
                default -> throw new IllegalStateException("no kind of part \"" + kind + "\"");
            }
        }

        /** The part is what its type says; of another type it stays unmapped. */
        private void primaryOrSecondary(Runnable primary, Runnable secondary) {
            String type = value("type").orElse("").toLowerCase(Locale.ROOT);
            if (type.startsWith("primary")) {
                primary.run();
            } else if (type.startsWith("secondary")) {
                secondary.run();
            } else if (kind.equals("outcome") && type.startsWith("other")) {
                outcome(Outcome.Kind.OTHER);
            } else {
                value("name").ifPresent(name -> trial.report().unmapped(group.place(), name));
            }
        }

        private void sponsor(Sponsor.Role role) {
            Optional<String> words = value("class").filter(name -> trial.knows("sponsorClass", name));
            Optional<Coded> sponsorClass = trial.code("sponsorClass", words, group.place());
            PageValues.organisation(role, value("name"), sponsorClass, group.place(), trial);
        }

        /** The conditions of a cell, as in {@code (1) ICD-10 Condition: I10||Hypertension, (2) ICD-10 Condition: …}. */
        private void classified(String words) {
            List<String> parts = List.of(TextNormalizer.clean(words).split(CONDITION_START));
            for (String part : parts) {
                Matcher m = CODE_AND_NAME.matcher(part);
                if (m.matches() && (parts.size() == 1 || m.group("system") != null)) {
                    trial.id(CONDITION_CODE, Optional.ofNullable(m.group("code")));
                    trial.condition(m.group("name"));
                }
            }
        }

        /** A second list of a kind, whose heading has been lost, may be of the other kind. */
        private void criteria(Polarity polarity, String text) {
            if (trial.build().criteria().stream().anyMatch(each -> each.polarity() == polarity)) {
                trial.report().unmapped(group.place(), text);
            } else {
                trial.criteria(Criteria.split(text, polarity, trial.language()));
            }
        }

        private void person() {
            trial.person(new Contact(
                    group.heading(),
                    value("name"),
                    Optional.empty(),
                    value("email"),
                    value("phone"),
                    value("address")));
        }

        private void outcome(Outcome.Kind of) {
            trial.outcome(new Outcome(of, texts("name"), texts("timeFrame"), texts("method")));
        }

        private void intervention() {
            Optional<String> type = value("type")
                    .or(() -> values("knownType")
                            .filter(words -> trial.knows("interventionType", words))
                            .findFirst());
            Optional<Coded> coded = trial.code("interventionType", type, group.place());
            Optional<String> treatment = value("treatment");
            Optional<String> name = value("name").or(() -> treatment.filter(ListFields::brief));
            if (name.isPresent()) {
                List<Text> label = trial.texts(name.get());
                List<Text> others = texts("otherName").equals(label) ? List.of() : texts("otherName");
                trial.intervention(new Intervention(label, coded, texts("description"), others));
            }
            trial.prose(TREATMENT_DESCRIPTION, treatment.filter(words -> !name.equals(treatment)));
        }

        private void arm() {
            Optional<Count> size = value("size")
                    .map(TextNormalizer::asciiDigits)
                    .filter(digits -> digits.matches("\\d{1,9}"))
                    .map(digits -> new Count(Long.parseLong(digits)));
            Optional<Coded> type = trial.code("armType", value("type"), group.place());
            trial.arm(new Arm(texts("name"), type, texts("description"), List.of(), size));
        }

        private void site() {
            trial.site(new Site(
                    texts("name"),
                    texts("city"),
                    texts("region"),
                    value("postalCode"),
                    trial.country(value("country"), group.place()),
                    Optional.empty(),
                    trial.code("overallStatus", value("status").map(this::statusAlone), group.place())));
        }

        /** The first line where it is a status, for below the last part of a page its foot may stand. */
        private String statusAlone(String words) {
            String first = words.lines().findFirst().orElse("").strip();
            return trial.knows("overallStatus", first) ? first : words;
        }

        /** The value of the first label that the table has for a role, where the part has one. */
        private Optional<String> value(String role) {
            return values(role).findFirst();
        }

        private Stream<String> values(String role) {
            return rows.stream()
                    .filter(row -> row.kind().equals("in") && row.of().equals(kind + "." + role))
                    .flatMap(row -> row.labels().stream())
                    .flatMap(label -> group.get(label).stream());
        }

        private List<Text> texts(String role) {
            return trial.words(value(role)).stream().toList();
        }
    }
}
