package org.trialgraph.linkage;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.trialgraph.eligibility.ConstraintReader;
import org.trialgraph.linkage.Discrepancies.Discrepancy;
import org.trialgraph.linkage.ParticipantWords.Kind;
import org.trialgraph.model.Property;
import org.trialgraph.model.TrialProperties;
import org.trialgraph.rdf.Vocabulary;

/**
 * Finds where the criteria of a trial say otherwise than its fields for age, sex and healthy volunteers. Only criteria count that
 * speak of all who take part ({@link ParticipantWords}) and belong below no other. What else the criteria say may explain the
 * field, such as another limit of age or the other sex; then there is no disagreement, nor where they say less than the field.
 */
final class CriteriaAgainstFields {
    private static final String CRITERION = "/criterion/";
    private static final String MALE = "Male";
    private static final String FEMALE = "Female";
    private static final String ANY_SEX = "AnySex";
    private static final Map<String, String> SEXES = Map.of(MALE, "male", FEMALE, "female", ANY_SEX, "any sex");

    private final DatasetGraph dataset;
    private final Node trial;
    private final List<Statement> statements;
    private final List<Discrepancy> found;

    /** A criterion that speaks of all who take part. */
    private record Statement(Node criterion, ParticipantWords words) {}

    /**
     * A limit of age.
     *
     * @param field the field that it would stand in
     * @param age a duration of one unit; empty for a part of a year or month
     * @param inclusive whether that age itself may take part
     * @param certain whether it is certain who may take part
     */
    private record AgeLimit(
            Node criterion, Property<?> field, String age, double value, boolean inclusive, boolean certain) {
        /** Whether a field says the same, or nothing that can be compared. A year begins and ends with a birthday. */
        private boolean agreesWith(String stated) {
            double days = AgeInterval.days(age).orElse(Double.NaN);
            double after = AgeInterval.days(stated).orElse(Double.NaN) - days;
            double unit = AgeInterval.days("P1" + StringUtils.right(stated, 1)).orElse(0);
            boolean sameBirthday = field.equals(TrialProperties.MAXIMUM_AGE)
                    ? after < 0 && after > -unit - 1.5
                    : !inclusive && after > 0 && after < unit + 1.5;
            return Double.isNaN(after) || sameBirthday || AgeInterval.same(age, stated);
        }
    }

    private CriteriaAgainstFields(
            DatasetGraph dataset, String trial, List<Statement> statements, List<Discrepancy> found) {
        this.dataset = dataset;
        this.trial = NodeFactory.createURI(trial);
        this.statements = statements;
        this.found = found;
    }

    /** The disagreements of all trials, in the order of trials. */
    static List<Discrepancy> find(DatasetGraph dataset) {
        Map<String, List<Statement>> trials = new TreeMap<>();
        dataset.find(Node.ANY, Node.ANY, Vocabulary.TEXT, Node.ANY).forEachRemaining(quad -> {
            Node criterion = quad.getSubject();
            ParticipantWords.of(quad.getObject().getLiteralLexicalForm())
                    .filter(words -> criterion.getURI().contains(CRITERION)
                            && !dataset.contains(quad.getGraph(), criterion, Vocabulary.PARENT_CRITERION, Node.ANY))
                    .ifPresent(words -> trials.computeIfAbsent(trialOf(criterion), first -> new ArrayList<>())
                            .add(new Statement(criterion, words)));
        });
        dataset.find(Node.ANY, Node.ANY, Vocabulary.MEASURE, Vocabulary.concept("Pregnancy"))
                .forEachRemaining(quad -> {
                    if (is(dataset, quad.getSubject(), "Required")) {
                        trials.computeIfAbsent(trialOf(quad.getSubject()), first -> new ArrayList<>());
                    }
                });
        List<Discrepancy> found = new ArrayList<>();
        trials.forEach((trial, statements) -> {
            CriteriaAgainstFields criteria = new CriteriaAgainstFields(dataset, trial, statements, found);
            criteria.ages(TrialProperties.MINIMUM_AGE);
            criteria.ages(TrialProperties.MAXIMUM_AGE);
            criteria.sex();
            criteria.pregnancy();
            criteria.healthy();
        });
        return found;
    }

    private static String trialOf(Node part) {
        return StringUtils.substringBeforeLast(part.getURI(), CRITERION);
    }

    private void ages(Property<?> field) {
        String stated = field(field);
        statements.stream()
                .filter(this::isOfAllAges)
                .flatMap(statement -> limits(statement.criterion())
                        .filter(limit -> limit.certain() && limit.field().equals(field)))
                .findFirst()
                .filter(limit ->
                        !limit.agreesWith(stated) && criteria().noneMatch(other -> explains(other, stated, limit)))
                .ifPresent(limit -> add(
                        field,
                        limit.criterion(),
                        limit.age(),
                        stated,
                        AgeInterval.inWords(limit.age()),
                        AgeInterval.inWords(stated)));
    }

    /** Whether a criterion states ages of all who take part and no other numbers. */
    private boolean isOfAllAges(Statement statement) {
        ParticipantWords words = statement.words();
        boolean ofAges = words.hasAny(Kind.AGE, Kind.PEOPLE, Kind.MINOR, Kind.MALE, Kind.FEMALE)
                || sectionHas(statement.criterion(), Kind.AGE);
        boolean ofAll = words.sex().isEmpty()
                || words.sex().equals(Optional.of(ANY_SEX))
                || words.sex().equals(Optional.of(field(TrialProperties.SEX)));
        List<AgeLimit> limits = limits(statement.criterion()).toList();
        boolean oneRange = words.numbers().size() <= limits.size()
                && limits.stream().map(AgeLimit::value).toList().containsAll(words.numbers())
                && limits.stream()
                                .map(limit -> limit.field().name() + limit.value())
                                .distinct()
                                .count()
                        <= 2;
        return ofAges && ofAll && oneRange && !words.numbers().isEmpty();
    }

    /** Whether a criterion has another limit of age, or names the age that the field has. */
    private boolean explains(Node criterion, String stated, AgeLimit limit) {
        double age = Double.parseDouble(stated.substring(1, stated.length() - 1));
        return limits(criterion)
                        .anyMatch(other ->
                                other.field().equals(limit.field()) && !AgeInterval.same(other.age(), limit.age()))
                || !criterion.equals(limit.criterion())
                        && texts(criterion, Vocabulary.TEXT)
                                .anyMatch(text -> ParticipantWords.names(text, age)
                                        && ParticipantWords.has(text, Kind.AGE, Kind.PEOPLE, Kind.MINOR));
    }

    /** The limits of age of a criterion; of a list without a kind that says no more a range is one. */
    private Stream<AgeLimit> limits(Node criterion) {
        return constraints(criterion, "Age").flatMap(constraint -> {
            boolean range = Stream.of(Vocabulary.LOWER, Vocabulary.UPPER)
                    .allMatch(bound -> objects(constraint, bound).findAny().isPresent());
            boolean excluded = is(constraint, "Excluded");
            // "Age = 18 years" has lost the greater-than of its sign.
            boolean one = range && value(constraint, Vocabulary.LOWER).equals(value(constraint, Vocabulary.UPPER));
            boolean required = is(constraint, "Required") || range && isOfNoKind(criterion);
            boolean certain = excluded ? !range : required && !one;
            return Stream.of(Vocabulary.LOWER, Vocabulary.UPPER)
                    .flatMap(bound -> limit(criterion, constraint, bound, excluded, certain));
        });
    }

    private Stream<AgeLimit> limit(Node criterion, Node constraint, Node bound, boolean excluded, boolean certain) {
        boolean lower = bound.equals(Vocabulary.LOWER);
        Property<?> field = lower != excluded ? TrialProperties.MINIMUM_AGE : TrialProperties.MAXIMUM_AGE;
        Node inclusive = lower ? Vocabulary.LOWER_INCLUSIVE : Vocabulary.UPPER_INCLUSIVE;
        String unit = value(constraint, Vocabulary.UNIT);
        boolean allowed = value(constraint, inclusive).equals("true") != excluded;
        return objects(constraint, bound)
                .map(value -> new BigDecimal(value.getLiteralLexicalForm()))
                .map(value -> new AgeLimit(
                        criterion,
                        field,
                        ConstraintReader.duration(value, unit),
                        value.doubleValue(),
                        allowed,
                        certain));
    }

    private void sex() {
        List<Statement> told = statements.stream()
                .filter(statement -> sexOf(statement).isPresent())
                .toList();
        Set<String> sexes =
                told.stream().flatMap(statement -> sexOf(statement).stream()).collect(Collectors.toSet());
        String stated = field(TrialProperties.SEX);
        if (sexes.size() != 1 || !Set.of(ANY_SEX, MALE, FEMALE).contains(stated) || sexes.contains(stated)) {
            return;
        }
        String sex = sexes.iterator().next();
        Kind other = sex.equals(MALE) ? Kind.FEMALE : Kind.MALE;
        told.stream()
                .filter(statement -> sex.equals(ANY_SEX)
                        || isOfWholeTrial(statement)
                                && criteria()
                                        .filter(each -> !each.equals(statement.criterion()))
                                        .noneMatch(each -> textsHave(each, other, Kind.MINOR)))
                .findFirst()
                .ifPresent(statement -> add(
                        TrialProperties.SEX, statement.criterion(), sex, stated, SEXES.get(sex), SEXES.get(stated)));
    }

    /** The sexes of those who may take part; of a list of exclusions the other one. */
    private Optional<String> sexOf(Statement statement) {
        Optional<String> sex = statement.words().sex();
        if (!isOfType(statement.criterion(), Vocabulary.EXCLUSION_CRITERION)) {
            return sex;
        }
        return sex.filter(one -> !one.equals(ANY_SEX)
                        && statement.words().numbers().isEmpty()
                        && !statement.words().hasAny(Kind.PREGNANT))
                .map(one -> one.equals(MALE) ? FEMALE : MALE);
    }

    /** Whether a criterion that names a sex is no heading above what that sex has to do. */
    private boolean isOfWholeTrial(Statement statement) {
        return !statement.words().numbers().isEmpty()
                || statement.words().hasAny(Kind.CERTAIN)
                || sectionHas(statement.criterion(), Kind.SEX)
                || isOfType(statement.criterion(), Vocabulary.EXCLUSION_CRITERION);
    }

    private void pregnancy() {
        if (field(TrialProperties.SEX).equals(MALE)) {
            criteria()
                    .filter(criterion -> isOfType(criterion, Vocabulary.INCLUSION_CRITERION)
                            && !textsHave(criterion, Kind.MALE)
                            && constraints(criterion, "Pregnancy").anyMatch(state -> is(state, "Required")))
                    .findFirst()
                    .ifPresent(criterion ->
                            add(TrialProperties.SEX, criterion, FEMALE, MALE, "pregnant", SEXES.get(MALE)));
        }
    }

    /** Healthy people who are excluded are mostly a heading of what excludes them, and say nothing for certain. */
    private void healthy() {
        if (field(TrialProperties.ACCEPTS_HEALTHY_VOLUNTEERS).equals("false")) {
            statements.stream()
                    .filter(statement -> statement.words().kinds().contains(Kind.HEALTHY)
                            && !isOfType(statement.criterion(), Vocabulary.EXCLUSION_CRITERION))
                    .findFirst()
                    .ifPresent(statement -> add(
                            TrialProperties.ACCEPTS_HEALTHY_VOLUNTEERS,
                            statement.criterion(),
                            "true",
                            "false",
                            "healthy",
                            "no healthy volunteers"));
        }
    }

    private boolean isOfNoKind(Node criterion) {
        return !isOfType(criterion, Vocabulary.INCLUSION_CRITERION)
                && !isOfType(criterion, Vocabulary.EXCLUSION_CRITERION);
    }

    private boolean isOfType(Node criterion, Node type) {
        return dataset.contains(Node.ANY, criterion, RDF.Nodes.type, type);
    }

    private boolean is(Node constraint, String requirement) {
        return is(dataset, constraint, requirement);
    }

    private static boolean is(DatasetGraph dataset, Node constraint, String requirement) {
        return dataset.contains(Node.ANY, constraint, Vocabulary.REQUIREMENT, Vocabulary.concept(requirement));
    }

    private Stream<Node> criteria() {
        return objects(trial, Vocabulary.CRITERION);
    }

    private Stream<Node> constraints(Node criterion, String measure) {
        Node concept = Vocabulary.concept(measure);
        return objects(criterion, Vocabulary.CONSTRAINT)
                .filter(constraint -> dataset.contains(Node.ANY, constraint, Vocabulary.MEASURE, concept));
    }

    private boolean textsHave(Node criterion, Kind... kinds) {
        return texts(criterion, Vocabulary.TEXT).anyMatch(text -> ParticipantWords.has(text, kinds));
    }

    private boolean sectionHas(Node criterion, Kind kind) {
        return texts(criterion, Vocabulary.SECTION).anyMatch(text -> ParticipantWords.has(text, kind));
    }

    private Stream<String> texts(Node criterion, Node property) {
        return objects(criterion, property).map(Node::getLiteralLexicalForm);
    }

    /** What the trial's field says: a literal as printed, a concept by its name; empty where it is not filled. */
    private String field(Property<?> property) {
        return value(trial, Vocabulary.property(property));
    }

    private String value(Node subject, Node property) {
        return objects(subject, property).map(Registration::lexical).findFirst().orElse("");
    }

    private Stream<Node> objects(Node subject, Node property) {
        return Iter.asStream(dataset.find(Node.ANY, subject, property, Node.ANY))
                .map(Quad::getObject);
    }

    private void add(
            Property<?> field, Node criterion, String said, String stated, String saidInWords, String statedInWords) {
        found.add(new Discrepancy(
                Vocabulary.property(field),
                trial.getURI(),
                trial.getURI(),
                said,
                stated,
                !field.equals(TrialProperties.ACCEPTS_HEALTHY_VOLUNTEERS),
                "the criteria say " + saidInWords + ", the field " + statedInWords,
                criterion.getURI()));
    }
}
