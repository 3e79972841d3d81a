package org.trialgraph.format.registrypage;

import static org.trialgraph.model.TrialProperties.*;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trialgraph.codes.CodeTable;
import org.trialgraph.codes.Codes;
import org.trialgraph.format.Sample;
import org.trialgraph.format.TrialReader;
import org.trialgraph.format.page.Block;
import org.trialgraph.format.page.Field;
import org.trialgraph.format.page.Layout;
import org.trialgraph.format.page.Page;
import org.trialgraph.format.page.PageFormat;
import org.trialgraph.format.page.PageValues;
import org.trialgraph.format.page.Sections;
import org.trialgraph.format.page.Sections.Group;
import org.trialgraph.format.page.Sections.Groups;
import org.trialgraph.format.page.StandardFields;
import org.trialgraph.model.Arm;
import org.trialgraph.model.Count;
import org.trialgraph.model.Intervention;
import org.trialgraph.model.Outcome;
import org.trialgraph.model.PartialDate;
import org.trialgraph.model.Site;
import org.trialgraph.model.Sponsor;
import org.trialgraph.model.Text;
import org.trialgraph.registry.Registries;
import org.trialgraph.text.ResourceLines;
import org.trialgraph.text.TextNormalizer;

/**
 * Trial pages of a registry, told by a table {@code NAME.tsv} beside this class: how the pages are recognised, their fields (see
 * {@link StandardFields#table}), and their repeated parts such as outcomes, each of which has the same labels again.
 * {@code src/docs/formats.md} describes the rows.
 */
public final class RegistryPageFormat extends PageFormat {
    private static final Set<String> NO_FIELDS =
            Set.of("publisher", "language", "page", "boilerplate", "person", "expected", "part", "in");
    private static final Map<String, Field.Reader> READERS = Map.of(
            "classifiedConditions", RegistryPageFormat::classifiedConditions,
            "protocolId", RegistryPageFormat::protocolId,
            "treatmentBeforeParts", RegistryPageFormat::treatmentBeforeParts,
            "reachedEnrollment", RegistryPageFormat::reachedEnrollment);
    private static final Pattern CLASSIFIED =
            Pattern.compile("\\(([A-Z]\\d{2}(?:\\.\\d)?(?:-[A-Z]\\d{2}(?:\\.\\d)?)?)\\)\\s*(.+)");

    private final Table table;

    /** The rows of a table: what a row is, what it is of, and labels. */
    private record Table(List<List<String>> rows) {
        static Table named(String name) {
            return new Table(ResourceLines.beside(RegistryPageFormat.class, name + ".tsv").stream()
                    .map(row -> List.of(row.split("\t")))
                    .toList());
        }

        Stream<List<String>> all(String kind) {
            return rows.stream().filter(row -> row.get(0).equals(kind));
        }

        /** The labels of the rows of a kind. */
        Stream<String> labels(String kind) {
            return all(kind).flatMap(row -> row.stream().skip(2));
        }

        /** The labels of the rows of a kind and of what they are of, in small letters. */
        Stream<String> labels(String kind, String of) {
            return all(kind)
                    .filter(row -> row.get(1).equals(of))
                    .flatMap(row -> row.stream().skip(2))
                    .map(Table::small);
        }

        Set<String> keys(String kind) {
            return labels(kind).map(Table::small).collect(Collectors.toSet());
        }

        static String small(String label) {
            return label.toLowerCase(Locale.ROOT);
        }
    }

    /** A format whose table and code table have its name. */
    public static RegistryPageFormat of(String name, Codes codes) {
        return new RegistryPageFormat(codes.table(name), Table.named(name));
    }

    private RegistryPageFormat(CodeTable codes, Table table) {
        super(
                codes,
                Registries.publisher(table.labels("publisher").findFirst().orElseThrow()),
                table.labels("language").findFirst().orElse(""),
                layout(codes, table));
        this.table = table;
    }

    private static Layout layout(CodeTable codes, Table table) {
        List<String> fieldRows = table.rows().stream()
                .filter(row -> !NO_FIELDS.contains(row.get(0)))
                .map(row -> String.join("\t", row))
                .toList();
        List<Field> fields = new ArrayList<>();
        new StandardFields(codes)
                .table(fieldRows, READERS).stream().map(RegistryPageFormat::own).forEach(fields::add);
        table.labels("person").map(Field::ignored).forEach(fields::add);
        Set<String> known = fields.stream()
                .flatMap(field -> field.labels().stream())
                .map(Table::small)
                .collect(Collectors.toSet());
        Stream.of("expected", "part", "in")
                .flatMap(table::labels)
                .filter(label -> known.add(Table.small(label)))
                .map(Field::heading)
                .forEach(fields::add);
        return Layout.of(table.labels("boilerplate").toList(), fields);
    }

    private static Field own(Field field) {
        if (field.reader() == READERS.get("protocolId")) {
            return field.valueMatching(words -> words.matches("[\\w./-]{2,40}"));
        }
        return field.reader() == READERS.get("treatmentBeforeParts") ? field.repeated() : field;
    }

    @Override
    public boolean recognises(Sample sample) {
        return !sample.json()
                && table.all("page")
                        .anyMatch(row -> sample.contains(row.stream().skip(2).toArray(String[]::new)));
    }

    /** The title is a field; the head of the page repeats it. */
    @Override
    protected void title(Page page, Sections sections, TrialReader trial) {
        super.title(page, sections, trial);
        sections.head().rest().stream()
                .filter(line -> trial.trial().build().get(PUBLIC_TITLE).stream()
                        .anyMatch(title -> title.value().equals(line.words())))
                .forEach(page::take);
    }

    @Override
    protected void readRest(Page page, Sections sections, TrialReader trial) {
        table.all("expected").forEach(row -> expected(row, sections, trial));
        Groups groups = sections.groups(table.keys("part"), table.keys("in"), table.keys("person"));
        Set<String> kinds =
                table.all("part").map(row -> row.get(1)).collect(Collectors.toCollection(LinkedHashSet::new));
        for (String kind : kinds) {
            table.labels("part", kind)
                    .flatMap(heading -> groups.under(heading).stream())
                    .forEach(group -> new Part(kind, group, trial).read());
        }
    }

    /** A planned day counts where the registry has none that was kept. */
    private static void expected(List<String> row, Sections sections, TrialReader trial) {
        var property = required(row.get(1), PartialDate.class);
        for (Block block : sections.all()) {
            if (block.label().equalsIgnoreCase(row.get(2) + ":")) {
                Optional<String> day = PageValues.first(block);
                if (trial.trial().has(property)) {
                    day.ifPresent(words -> trial.report().ignored(block.place(), words));
                } else {
                    trial.date(property, day, block.place());
                }
            }
        }
    }

    /** The classes of a disease down to the disease, as in {@code (M00-M99)Diseases of … / Knee osteoarthritis}. */
    private static void classifiedConditions(Block block, TrialReader trial) {
        for (String words : PageValues.values(block)) {
            for (String part : words.replaceFirst("^\\*\\s*", "").split("\\s*/\\s*")) {
                Matcher classified = CLASSIFIED.matcher(part);
                if (classified.matches()) {
                    trial.id(CONDITION_CODE, classified.group(1));
                    trial.condition(classified.group(2));
                } else {
                    trial.condition(part);
                }
            }
        }
    }

    private static void protocolId(Block block, TrialReader trial) {
        PageValues.values(block).forEach(id -> trial.id(SECONDARY_ID, id));
    }

    /** In the summary of the protocol the label has a text under it, further down the numbered parts. */
    private static void treatmentBeforeParts(Block block, TrialReader trial) {
        boolean numbered = block.rest().get(0).words().matches("#?\\d{1,3}");
        if (!numbered && !trial.trial().has(TREATMENT_DESCRIPTION)) {
            trial.prose(TREATMENT_DESCRIPTION, PageValues.prose(block));
        }
    }

    /** The number reached tells more than the one planned, where the registry has both. */
    private static void reachedEnrollment(Block block, TrialReader trial) {
        Optional<String> number = PageValues.first(block);
        if (trial.trial().has(ENROLLMENT)) {
            number.ifPresent(n -> trial.report().ignored(block.place(), n));
        } else {
            trial.count(ENROLLMENT, number, block.place());
        }
    }

    /** A repeated part of the page of a kind, whose values are named by the table. */
    private final class Part {
        private final String kind;
        private final Group group;
        private final TrialReader trial;

        Part(String kind, Group group, TrialReader trial) {
            this.kind = kind;
            this.group = group;
            this.trial = trial;
        }

        void read() {
            switch (kind) {
                case "condition" -> {
                    trial.condition(value("name"));
                    trial.id(CONDITION_CODE, value("code"));
                }
                case "primaryOutcome" -> outcome(Outcome.Kind.PRIMARY);
                case "secondaryOutcome" -> outcome(Outcome.Kind.SECONDARY);
                case "intervention" -> intervention();
                case "arm" -> arm();
                case "site" -> site();
                case "lead" -> trial.sponsor(Sponsor.Role.LEAD, value("name"), Optional.empty());
                case "funder" -> trial.sponsor(Sponsor.Role.FUNDER, value("name"), Optional.empty());
                case "ethics" -> {
                    trial.text(ETHICS_COMMITTEE, value("name"));
                    trial.date(ETHICS_APPROVAL_DATE, value("date"), group.place());
                    trial.id(ETHICS_APPROVAL_NUMBER, value("number"));
                }
                case "secondaryId" -> trial.id(SECONDARY_ID, value("name"));
                case "person" -> {}
                default -> throw new IllegalStateException("no kind of part \"" + kind + "\"");
            }
        }

        private void outcome(Outcome.Kind of) {
            if (!texts("name").isEmpty()) {
                trial.trial().outcome(new Outcome(of, texts("name"), texts("timeFrame"), texts("method")));
            }
        }

        private void intervention() {
            if (!texts("name").isEmpty()) {
                trial.trial()
                        .intervention(new Intervention(
                                texts("name"),
                                trial.code("interventionType", value("type"), group.place()),
                                List.of(),
                                List.of()));
            }
        }

        private void arm() {
            Optional<Count> size = value("size")
                    .map(TextNormalizer::asciiDigits)
                    .filter(digits -> digits.matches("\\d{1,9}"))
                    .map(digits -> new Count(Long.parseLong(digits)));
            if (!texts("name").isEmpty() || !texts("description").isEmpty()) {
                trial.trial()
                        .arm(new Arm(
                                texts("name"),
                                trial.code("armType", value("type"), group.place()),
                                texts("description"),
                                List.of(),
                                size));
            }
        }

        private void site() {
            if (!texts("name").isEmpty()) {
                trial.trial()
                        .site(new Site(
                                texts("name"),
                                texts("city"),
                                texts("region"),
                                value("postalCode"),
                                trial.country(value("country"), group.place()),
                                Optional.empty(),
                                trial.code("overallStatus", value("status"), group.place())));
            }
        }

        /** The value of the first label that the table has for a role, where the part has one. */
        private Optional<String> value(String role) {
            return table.labels("in", kind + "." + role)
                    .flatMap(label -> group.get(label).stream())
                    .findFirst();
        }

        private List<Text> texts(String role) {
            return trial.words(value(role)).stream().toList();
        }
    }
}
