package org.trialgraph.web.page;

import static org.trialgraph.rdf.Vocabulary.property;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.jspecify.annotations.Nullable;
import org.trialgraph.model.PartialDate;
import org.trialgraph.model.TrialProperties;
import org.trialgraph.rdf.Vocabulary;
import org.trialgraph.registry.Registries;

/**
 * A trial as a clinician reads it; the template asks for the sections one by one. Lists are empty and texts blank where the
 * trial says nothing.
 */
final class TrialView {
    private static final String SCHEMA = "https://schema.org/";
    private static final int LONGEST_STRUCTURED = 2_000;
    private static final int SITES_AT_ONCE = 8;
    private static final int MOST_SITES = 60;
    private static final int DEEPEST_LEVEL = 5;
    private static final Pattern AGE = Pattern.compile("(\\d+) ?(\\p{L}+?)s?\\.?");

    /** Where the line of dates begins in its drawing, and how long it is. */
    private static final double LINE_LEFT = 20;

    private static final double LINE_LENGTH = 960;

    private final GraphView graph;
    private final Node trial;
    private final RecordHistory.View history;

    /**
     * @param graph what is stated of the trial, with its parts and the names of what it links to
     * @param history how its documents differ
     */
    TrialView(GraphView graph, Node trial, RecordHistory.View history) {
        this.graph = graph;
        this.trial = trial;
        this.history = history;
    }

    /**
     * An arm or an outcome.
     *
     * @param remark the number of participants of an arm, the type of an outcome
     */
    record Part(NodeView part, String remark) {}

    /** A site. */
    record SiteView(RenderedValue name, String place, boolean recruiting) {}

    /**
     * The sites of a trial.
     *
     * @param page address of the list of all
     * @param count how many there are
     * @param first those seen at once
     * @param more those seen on demand
     */
    record Sites(String page, int count, List<SiteView> first, List<SiteView> more) {
        int hidden() {
            return count - first.size();
        }

        boolean cut() {
            return hidden() > more.size();
        }
    }

    /**
     * Who may take part.
     *
     * @param ages in words, such as "18 Years and older"
     * @param healthy whether healthy volunteers may, in words
     * @param lists inclusion and exclusion criteria, then those of which the document does not say which they are
     */
    record Eligibility(String ages, String healthy, List<CriteriaList> lists) {
        /** How many of the criteria something was read of, such as "7 of 23". */
        String read() {
            List<Item> items =
                    lists.stream().flatMap(list -> list.items().stream()).toList();
            return items.stream().filter(item -> item.reading().some()).count() + " of " + items.size();
        }
    }

    /** A list of criteria. */
    record CriteriaList(String title, String kind, List<Item> items) {}

    /**
     * A criterion.
     *
     * @param section the heading above it, where that says for whom it is and the item before is not for the same
     * @param mark its number as printed, empty where it has none
     * @param level how deep it lies below others: 0 to 5
     */
    record Item(String section, NodeView criterion, String mark, int level, CriterionReading reading) {}

    /**
     * Dates on a line 1000 units long.
     *
     * @param first what the left end is
     * @param last what the right end is
     * @param dates the dates in their order
     */
    record Timeline(String first, String last, List<Date> dates) {}

    /**
     * A date.
     *
     * @param printed as precise as the document has it
     * @param type whether it is actual or anticipated, empty where that is not told
     * @param x its place on the line
     */
    record Date(String name, String printed, String type, String x) {}

    private record Dated(String name, String printed, String type, long day) {}

    /** Its number as the registry writes it. */
    String number() {
        return graph.words(trial, Vocabulary.IDENTIFIER);
    }

    /** Its page at the registry. */
    RenderedValue official() {
        return graph.value(trial, Vocabulary.REGISTRY)
                .filter(registry -> !number().isEmpty())
                .flatMap(registry -> Registries.of(GraphView.localName(registry.getURI())))
                .map(registry -> RenderedValue.external(registry.name(), registry.page(number())))
                .orElse(RenderedValue.NONE);
    }

    /** Its titles, each kind with its languages side by side. */
    List<NamedValues> titles() {
        List<NamedValues> titles = some(named("title"));
        return titles.isEmpty() ? List.of(new NamedValues("", graph.names(trial))) : titles;
    }

    /** Brief summary, objective and description. */
    List<NamedValues> summaries() {
        return some(named("summary"));
    }

    /** Status, phase, sponsor and what else is looked for first. */
    List<NamedValues> facts() {
        String type = graph.words(trial, property(TrialProperties.ENROLLMENT_TYPE));
        List<RenderedValue> enrollment = graph.shown(trial, property(TrialProperties.ENROLLMENT)).stream()
                .map(value -> value.noted(type))
                .toList();
        Stream<NamedValues> facts = Stream.of(
                        TrialField.of("code").stream().map(field -> new NamedValues(field.name(), coded(field))),
                        named("party"),
                        Stream.of(new NamedValues("Enrollment", enrollment)),
                        named("fact"))
                .flatMap(section -> section);
        return some(facts);
    }

    private static List<NamedValues> some(Stream<NamedValues> all) {
        return all.filter(named -> !named.values().isEmpty()).toList();
    }

    /** The concepts with the printed words beside the last of them, where these say it otherwise. */
    private List<RenderedValue> coded(TrialField field) {
        List<RenderedValue> concepts = new ArrayList<>(graph.shown(trial, field.property()));
        List<RenderedValue> printed = graph.shown(trial, field.required());
        if (concepts.isEmpty()) {
            return printed;
        }
        String note = printed.stream().map(RenderedValue::text).distinct().collect(Collectors.joining(" · "));
        int last = concepts.size() - 1;
        if (!note.isEmpty() && !note.equalsIgnoreCase(concepts.get(last).text())) {
            concepts.set(last, concepts.get(last).noted("as registered: " + note));
        }
        return concepts;
    }

    private Stream<NamedValues> named(String section) {
        return TrialField.of(section).stream()
                .map(field -> new NamedValues(field.name(), graph.shown(trial, field.property())));
    }

    /**
     * Its design in one sentence made of nothing but its coded values, such as "Interventional study, phase 3: randomized,
     * parallel assignment, double masked; purpose: treatment; 120 participants."
     */
    String design() {
        String type = words(property(TrialProperties.STUDY_TYPE));
        String design = TrialField.of("design").stream()
                .map(field -> applicable(field.property()))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(", "));
        String enrollment = graph.words(trial, property(TrialProperties.ENROLLMENT));
        String counted = enrollment.isEmpty() ? "" : words(property(TrialProperties.ENROLLMENT_TYPE));
        return (type.isEmpty() ? "Study" : GraphView.capitalized(type) + " study")
                + clause(", ", applicable(property(TrialProperties.PHASE)))
                + clause(": ", design)
                + clause("; purpose: ", words(property(TrialProperties.PRIMARY_PURPOSE)))
                + clause("; ", participants(enrollment))
                + (counted.isEmpty() ? "" : " (" + counted + ")")
                + ".";
    }

    private static String clause(String before, String words) {
        return words.isEmpty() ? "" : before + words;
    }

    private String applicable(Node property) {
        String words = words(property);
        return words.equals("not applicable") ? "" : words;
    }

    private String words(Node property) {
        return graph.values(trial, property).stream()
                .map(value -> graph.words(value).toLowerCase(Locale.ROOT))
                .filter(words -> !words.equals("unmapped"))
                .collect(Collectors.joining(" and "));
    }

    /** The arms. */
    List<Part> arms() {
        return graph.views(trial, Vocabulary.ARM).stream()
                .map(arm -> new Part(arm, participants(graph.words(arm.node(), Vocabulary.ARM_SIZE))))
                .toList();
    }

    /** Whether a column for descriptions and MeSH headings of interventions has anything in it. */
    boolean interventionsDescribed() {
        return graph.views(trial, Vocabulary.INTERVENTION).stream()
                .anyMatch(
                        each -> graph.value(each.node(), Vocabulary.DESCRIPTION).isPresent()
                                || !each.meshLinks().isEmpty());
    }

    /** Whether any arm has a type. */
    boolean armsTyped() {
        return any(Vocabulary.ARM, NodeView.term("tg:armType"));
    }

    /** Whether any intervention has a type. */
    boolean interventionsTyped() {
        return any(Vocabulary.INTERVENTION, NodeView.term("tg:interventionType"));
    }

    /** Whether any outcome has a time frame. */
    boolean outcomesTimed() {
        return any(Vocabulary.OUTCOME, Vocabulary.TIME_FRAME);
    }

    private boolean any(Node parts, Node property) {
        return graph.values(trial, parts).stream()
                .anyMatch(part -> !graph.values(part, property).isEmpty());
    }

    /** The outcomes. */
    List<Part> outcomes() {
        return graph.views(trial, Vocabulary.OUTCOME).stream()
                .map(outcome -> new Part(outcome, type(outcome.node())))
                .toList();
    }

    private String type(Node outcome) {
        boolean secondary = graph.is(outcome, Vocabulary.SECONDARY_OUTCOME);
        return graph.is(outcome, Vocabulary.PRIMARY_OUTCOME) ? "primary" : secondary ? "secondary" : "other";
    }

    /** A number of participants in words. */
    static String participants(String number) {
        return number.isEmpty() ? "" : number + (number.equals("1") ? " participant" : " participants");
    }

    /** The sites. */
    Sites sites() {
        List<Node> all = graph.values(trial, Vocabulary.SITE);
        List<SiteView> views = sites(graph, trial, all.subList(0, Math.min(MOST_SITES, all.size())));
        int seen = Math.min(SITES_AT_ONCE, views.size());
        return new Sites(
                graph.path(trial) + "/sites.html",
                all.size(),
                views.subList(0, seen),
                views.subList(seen, views.size()));
    }

    /** Sites as lists show them. */
    static List<SiteView> sites(GraphView graph, Node trial, List<Node> sites) {
        Set<Node> recruiting = Set.copyOf(graph.values(trial, Vocabulary.RECRUITING_SITE));
        return sites.stream()
                .map(site -> new SiteView(graph.shown(site), place(graph, site), recruiting.contains(site)))
                .toList();
    }

    private static String place(GraphView graph, Node site) {
        return Stream.of(Vocabulary.CITY, Vocabulary.REGION, Vocabulary.COUNTRY)
                .map(property -> graph.words(site, property))
                .filter(words -> !words.isEmpty())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** The registry's headings; one that is not in the MeSH at hand by the words that the registry printed. */
    List<RenderedValue> assignedHeadings() {
        Map<Node, String> printed = new HashMap<>();
        for (Node link : graph.subjects(Vocabulary.FROM, trial)) {
            graph.value(link, Vocabulary.TO)
                    .ifPresent(to -> printed.put(to, graph.words(link, Vocabulary.MATCHED_TEXT)));
        }
        return graph.values(trial, Vocabulary.REGISTRY_MESH).stream()
                .map(heading -> {
                    RenderedValue shown = graph.shown(heading);
                    String words = printed.getOrDefault(heading, "");
                    boolean nameless = heading.getURI().endsWith("/" + shown.text());
                    return nameless && !words.isEmpty() ? RenderedValue.link(words, "en", shown.href()) : shown;
                })
                .toList();
    }

    /** Who may take part. */
    Eligibility eligibility() {
        Predicate<Node> inclusion = criterion -> graph.is(criterion, Vocabulary.INCLUSION_CRITERION);
        Predicate<Node> exclusion = criterion -> graph.is(criterion, Vocabulary.EXCLUSION_CRITERION);
        return new Eligibility(
                ages(graph, trial),
                healthy(graph.words(trial, property(TrialProperties.ACCEPTS_HEALTHY_VOLUNTEERS))),
                Stream.of(
                                new CriteriaList("Inclusion criteria", "inclusion", criteria(inclusion)),
                                new CriteriaList("Exclusion criteria", "exclusion", criteria(exclusion)),
                                new CriteriaList(
                                        "Criteria of unstated type",
                                        "either",
                                        criteria(inclusion.or(exclusion).negate())))
                        .filter(list -> !list.items().isEmpty())
                        .toList());
    }

    private List<Item> criteria(Predicate<Node> matches) {
        Map<Node, Integer> levels = new HashMap<>();
        List<Item> items = new ArrayList<>();
        String before = "";
        for (Node criterion : graph.values(trial, Vocabulary.CRITERION)) {
            if (matches.test(criterion)) {
                int level = graph.value(criterion, Vocabulary.PARENT_CRITERION)
                        .map(parent -> levels.getOrDefault(parent, 0) + 1)
                        .orElse(0);
                levels.put(criterion, level);
                String section = graph.words(criterion, Vocabulary.SECTION);
                items.add(new Item(
                        section.equals(before) ? "" : section,
                        graph.view(criterion),
                        graph.words(criterion, Vocabulary.PRINTED_NUMBER),
                        Math.min(DEEPEST_LEVEL, level),
                        CriterionReading.of(graph, criterion)));
                before = section;
            }
        }
        return items;
    }

    /** The ages that a trial takes in words, such as "18 Years and older"; empty where it tells none. */
    static String ages(GraphView graph, Node trial) {
        String minimum = graph.words(trial, Vocabulary.printedWords(TrialProperties.MINIMUM_AGE));
        String maximum = graph.words(trial, Vocabulary.printedWords(TrialProperties.MAXIMUM_AGE));
        boolean from = minimum.chars().anyMatch(Character::isDigit);
        boolean to = maximum.chars().anyMatch(Character::isDigit);
        if (from && to) {
            Matcher low = AGE.matcher(minimum);
            Matcher high = AGE.matcher(maximum);
            boolean sameUnit = low.matches() && high.matches() && low.group(2).equalsIgnoreCase(high.group(2));
            return (sameUnit ? low.group(1) : minimum) + " to " + maximum;
        }
        return from ? minimum + " and older" : to ? "up to " + maximum : minimum.isEmpty() ? maximum : minimum;
    }

    private static String healthy(String accepts) {
        return switch (accepts) {
            case "true", "1" -> "accepted";
            case "false", "0" -> "not accepted";
            default -> "";
        };
    }

    /** Its sites on a map, null where none has coordinates. */
    @Nullable
    SiteMap map() {
        return SiteMap.of(graph, graph.values(trial, Vocabulary.SITE));
    }

    /** Its dates on a line, null where it has none. */
    @Nullable
    Timeline dates() {
        List<Dated> dates = TrialField.of("date").stream()
                .<Dated>mapMulti((field, dated) -> {
                    String printed = graph.words(trial, field.property());
                    String type = field.with() == null ? "" : graph.words(trial, field.with());
                    day(printed).ifPresent(day -> dated.accept(new Dated(field.name(), printed, type, day)));
                })
                .sorted(Comparator.comparingLong(Dated::day))
                .toList();
        if (dates.isEmpty()) {
            return null;
        }
        Dated first = dates.get(0);
        Dated last = dates.get(dates.size() - 1);
        double unit = LINE_LENGTH / Math.max(1, last.day() - first.day());
        List<Date> placed = dates.stream()
                .map(date -> new Date(
                        date.name(),
                        date.printed(),
                        date.type(),
                        String.format(Locale.ROOT, "%.1f", LINE_LEFT + unit * (date.day() - first.day()))))
                .toList();
        return new Timeline(first.printed(), last.printed(), placed);
    }

    /** The first day that a date of any precision may mean. */
    private static OptionalLong day(String printed) {
        try {
            LocalDate day = LocalDate.parse(new PartialDate(printed).firstDay());
            return OptionalLong.of(day.toEpochDay());
        } catch (IllegalArgumentException | DateTimeException e) {
            return OptionalLong.empty();
        }
    }

    /** The study with its other registrations, then the numbers that the trial itself names. */
    List<NamedValues> registrations() {
        List<NamedValues> registrations = new ArrayList<>();
        Set<Node> others = new LinkedHashSet<>();
        for (Node study : graph.values(trial, Vocabulary.STUDY)) {
            others.addAll(graph.subjects(Vocabulary.STUDY, study));
            others.remove(trial);
            registrations.add(new NamedValues("Study", others.isEmpty() ? List.of() : List.of(graph.shown(study))));
        }
        Set<Node> named = new LinkedHashSet<>(graph.values(trial, Vocabulary.CROSS_REFERENCE));
        named.removeAll(others);
        registrations.add(new NamedValues("Also registered as", numbered(others)));
        registrations.add(new NamedValues("Registry numbers named in this record", numbered(named)));
        return some(registrations.stream());
    }

    private List<RenderedValue> numbered(Collection<Node> trials) {
        return trials.stream()
                .map(other -> graph.shown(other).noted(GraphView.localName(other.getURI())))
                .toList();
    }

    /** Where the registrations of its study disagree, its own languages, or its criteria and fields. */
    DiscrepancyTable discrepancies() {
        Set<Node> discrepancies = new LinkedHashSet<>(graph.subjects(Vocabulary.FIRST_TRIAL, trial));
        discrepancies.addAll(graph.subjects(Vocabulary.SECOND_TRIAL, trial));
        graph.values(trial, Vocabulary.STUDY)
                .forEach(study -> discrepancies.addAll(graph.values(study, Vocabulary.DISCREPANCY_OF)));
        return DiscrepancyTable.of(graph, discrepancies);
    }

    /** Whether there is anything to say of other registrations. */
    boolean registeredElsewhere() {
        return !registrations().isEmpty() || discrepancies().some();
    }

    /** What earlier documents and those of other sources say differently. */
    RecordHistory.View history() {
        return history;
    }

    /**
     * The schema.org description that search engines read out of the page: JSON in which every character is escaped that could end
     * a script element; all of them stand in strings only.
     */
    String structured() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("@context", SCHEMA);
        json.put("@id", trial.getURI());
        json.put("@type", schemaType());
        put(json, "name", graph.words(trial));
        put(json, "identifier", number());
        put(json, "description", graph.words(trial, property(TrialProperties.BRIEF_SUMMARY)));
        ArrayNode conditions = json.putArray("healthCondition");
        graph.values(trial, Vocabulary.CONDITION)
                .forEach(condition -> describe(conditions.addObject(), "MedicalCondition", condition));
        graph.value(trial, Vocabulary.LEAD_SPONSOR)
                .ifPresent(sponsor -> describe(json.putObject("sponsor"), "Organization", sponsor));
        return json.toString().replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
    }

    private void describe(ObjectNode json, String type, Node resource) {
        json.put("@type", type).put("@id", resource.getURI()).put("name", graph.words(resource));
    }

    private String schemaType() {
        return graph.values(trial, RDF.Nodes.type).stream()
                .filter(type -> type.isURI() && type.getURI().startsWith(SCHEMA))
                .map(type -> type.getURI().substring(SCHEMA.length()))
                .findFirst()
                .orElse("MedicalStudy");
    }

    private static void put(ObjectNode json, String key, String value) {
        if (!value.isEmpty()) {
            json.put(key, RenderedValue.shortened(value, LONGEST_STRUCTURED));
        }
    }
}
