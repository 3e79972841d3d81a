package org.trialgraph.web.page;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.apache.jena.graph.Node;
import org.trialgraph.model.TrialProperties;
import org.trialgraph.rdf.Vocabulary;

/** What trials say of the same things, a row for each, and whether they say the same. */
final class TrialComparison {
    private static final int LONGEST = 400;
    private static final int MOST_VALUES = 30;
    private static final int MOST_LIMITS = 60;

    private TrialComparison() {}

    /** A trial with its description. */
    record Compared(Node trial, GraphView graph) {
        private List<RenderedValue> shown(Node property) {
            return graph.shown(trial, property);
        }

        private List<RenderedValue> names(Node property) {
            return graph.views(trial, property).stream().map(NodeView::shown).toList();
        }

        private EligibilityCriteria eligibility() {
            return EligibilityCriteria.of(graph, trial);
        }
    }

    /** Rows about one thing. */
    record Group(String name, List<Row> rows) {}

    /**
     * What the trials say of a field.
     *
     * @param agreement {@code same}, {@code differs}, or {@code one-sided} where those that tell it agree and others do not tell
     * @param words the agreement in words
     */
    record Row(String name, String agreement, String words, List<Cell> cells) {}

    /** What one trial says; no values where it says nothing. */
    record Cell(List<RenderedValue> values, String more) {}

    /** The rows of some trials. Rows of which none of them tells anything are left out. */
    static List<Group> of(List<Compared> trials) {
        Table table = new Table(trials);
        return Stream.of(
                        table.group(
                                "Identity",
                                table.coded("Registry", Vocabulary.REGISTRY),
                                table.coded("Acronym", Vocabulary.property(TrialProperties.ACRONYM)),
                                table.coded("Scientific title", Vocabulary.property(TrialProperties.SCIENTIFIC_TITLE)),
                                table.coded("Lead sponsor", Vocabulary.LEAD_SPONSOR),
                                table.coded("Collaborators", Vocabulary.COLLABORATOR)),
                        table.group("Design", table.design()),
                        table.group(
                                "Who may join",
                                table.coded("Sex", Vocabulary.property(TrialProperties.SEX)),
                                table.worded("Age", trial -> trial.eligibility().ages()),
                                table.worded(
                                        "Healthy volunteers",
                                        trial -> trial.eligibility().healthy()),
                                table.worded(
                                        "Criteria", trial -> trial.eligibility().counted()),
                                table.worded(
                                        "Enrolment", trial -> TrialSummary.enrollment(trial.graph(), trial.trial()))),
                        table.group(
                                "Where",
                                table.coded("Countries", Vocabulary.COUNTRY),
                                table.worded("Sites", trial -> number(trial, Vocabulary.SITE)),
                                table.worded("Sites that recruit", trial -> number(trial, Vocabulary.RECRUITING_SITE))),
                        table.group("When", table.dates()),
                        table.group(
                                "Conditions and interventions",
                                table.row("Conditions", trial -> trial.names(Vocabulary.CONDITION)),
                                table.row("Interventions", trial -> trial.names(Vocabulary.INTERVENTION)),
                                table.row("Arms", trial -> trial.names(Vocabulary.ARM))),
                        table.group(
                                "Outcomes",
                                table.row("Primary outcomes", TrialComparison::primaryOutcomes),
                                table.worded("All outcomes", trial -> number(trial, Vocabulary.OUTCOME))),
                        table.group("Limits read of the criteria", table.limits()))
                .filter(group -> !group.rows().isEmpty())
                .toList();
    }

    private static String number(Compared trial, Node property) {
        int number = trial.graph().values(trial.trial(), property).size();
        return number == 0 ? "" : String.valueOf(number);
    }

    private static List<RenderedValue> primaryOutcomes(Compared trial) {
        return trial.graph().views(trial.trial(), Vocabulary.OUTCOME).stream()
                .filter(outcome -> trial.graph().is(outcome.node(), Vocabulary.PRIMARY_OUTCOME))
                .map(outcome -> outcome.shown().noted(outcome.words(Vocabulary.TIME_FRAME)))
                .toList();
    }

    /** The rows while they are made. */
    private record Table(List<Compared> trials) {
        Group group(String name, Row... rows) {
            return group(name, Stream.of(rows));
        }

        Group group(String name, Stream<Row> rows) {
            return new Group(
                    name,
                    rows.filter(row -> row.cells().stream()
                                    .anyMatch(cell -> !cell.values().isEmpty()))
                            .toList());
        }

        Row coded(String name, Node property) {
            return row(name, trial -> trial.shown(property));
        }

        Row worded(String name, Function<Compared, String> words) {
            return row(name, trial -> {
                String said = words.apply(trial);
                return said.isEmpty() ? List.of() : List.of(RenderedValue.text(said, "en"));
            });
        }

        Stream<Row> design() {
            Stream<Row> status = Stream.of(
                    coded("Recruitment status", Vocabulary.property(TrialProperties.OVERALL_STATUS)),
                    coded("Study type", Vocabulary.property(TrialProperties.STUDY_TYPE)),
                    coded("Phase", Vocabulary.property(TrialProperties.PHASE)));
            Stream<Row> design = TrialField.of("design").stream().map(field -> coded(field.name(), field.property()));
            return Stream.of(
                            status,
                            design,
                            Stream.of(coded("Purpose", Vocabulary.property(TrialProperties.PRIMARY_PURPOSE))))
                    .flatMap(rows -> rows);
        }

        Stream<Row> dates() {
            return TrialField.of("date").stream()
                    .map(field -> row(
                            field.name(),
                            trial -> trial.shown(field.property()).stream()
                                    .map(date -> field.with() == null
                                            ? date
                                            : date.noted(trial.graph().words(trial.trial(), field.with())))
                                    .toList()));
        }

        /** A row for each measure that a criterion of any of the trials limits. */
        Stream<Row> limits() {
            List<Map<String, List<RenderedValue>>> read =
                    trials.stream().map(Table::limits).toList();
            return read.stream()
                    .flatMap(limits -> limits.keySet().stream())
                    .distinct()
                    .sorted()
                    .limit(MOST_LIMITS)
                    .map(measure -> row(
                            GraphView.capitalized(measure),
                            trial -> read.get(trials.indexOf(trial)).getOrDefault(measure, List.of())));
        }

        private static Map<String, List<RenderedValue>> limits(Compared trial) {
            Map<String, List<RenderedValue>> limits = new TreeMap<>();
            trial.eligibility()
                    .items()
                    .forEach(item -> item.reading().limits().stream()
                            .filter(limit -> !limit.measure().text().startsWith("\u201C"))
                            .forEach(limit -> limits.computeIfAbsent(
                                            limit.measure().text(), m -> new ArrayList<>())
                                    .add(RenderedValue.link(
                                            (limit.words() + " " + limit.amount() + " " + limit.requirement()).strip(),
                                            "en",
                                            item.criterion().shown().href()))));
            limits.replaceAll((measure, all) -> all.stream().distinct().toList());
            return limits;
        }

        Row row(String name, Function<Compared, List<RenderedValue>> values) {
            List<List<RenderedValue>> all = trials.stream().map(values).toList();
            Set<Set<String>> said = all.stream()
                    .filter(each -> !each.isEmpty())
                    .map(Table::said)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            boolean whole = all.stream().noneMatch(List::isEmpty);
            String agreement = said.size() > 1 ? "differs" : whole ? "same" : "one-sided";
            return new Row(
                    name,
                    agreement,
                    agreement.equals("one-sided") ? "not reported by all" : agreement,
                    all.stream().map(Table::cell).toList());
        }

        private static Set<String> said(List<RenderedValue> values) {
            return values.stream()
                    .map(value -> StringUtils.normalizeSpace(value.text()).toLowerCase(Locale.ROOT))
                    .collect(Collectors.toSet());
        }

        private static Cell cell(List<RenderedValue> values) {
            int more = values.size() - MOST_VALUES;
            return new Cell(
                    values.stream()
                            .limit(MOST_VALUES)
                            .map(value -> value.text().length() > LONGEST ? value.shortened(LONGEST) : value)
                            .toList(),
                    more > 0 ? "and " + more + " more" : "");
        }
    }
}
