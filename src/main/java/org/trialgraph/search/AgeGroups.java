package org.trialgraph.search;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.xml.datatype.DatatypeConstants;
import javax.xml.datatype.DatatypeFactory;
import org.apache.jena.graph.Node;
import org.roaringbitmap.RoaringBitmap;
import org.trialgraph.model.TrialProperties;
import org.trialgraph.rdf.Vocabulary;

/**
 * The age groups of ClinicalTrials.gov that a trial is open to: child (birth to 17), adult (18 to 64), older adult (65 and over).
 * They are those that its registry states, else those that its age limits overlap, where a limit that is absent bounds nothing. A
 * trial whose registry prints neither a limit nor words in place of one, such as {@code N/A} or {@code no limit}, is in none; nor
 * is one of which it prints only question marks.
 */
final class AgeGroups {
    private static final Node STATED = Vocabulary.property(TrialProperties.AGE_GROUP);
    private static final Node FROM = Vocabulary.property(TrialProperties.MINIMUM_AGE);
    private static final Node TO = Vocabulary.property(TrialProperties.MAXIMUM_AGE);
    private static final List<Node> WORDS = List.of(
            Vocabulary.printedWords(TrialProperties.MINIMUM_AGE), Vocabulary.printedWords(TrialProperties.MAXIMUM_AGE));
    private static final DatatypeFactory DURATIONS = DatatypeFactory.newDefaultInstance();

    /** The properties of a trial that decide. */
    static final List<Node> PROPERTIES =
            Stream.concat(Stream.of(STATED, FROM, TO), WORDS.stream()).toList();

    /**
     * A group.
     *
     * @param concept its local name
     * @param from the lowest age; empty for none
     * @param below the age above the highest; empty for none
     */
    private record Group(String concept, String from, String below) {
        Node node() {
            return Vocabulary.concept(concept);
        }

        boolean startsBelow(Node maximum) {
            return !from.isEmpty() && compared(maximum, from) == DatatypeConstants.LESSER;
        }

        boolean endsBefore(Node minimum) {
            int compared = below.isEmpty() ? DatatypeConstants.LESSER : compared(minimum, below);
            return compared == DatatypeConstants.GREATER || compared == DatatypeConstants.EQUAL;
        }

        /** Ages whose order leap years decide have none, as in SPARQL. */
        private static int compared(Node age, String limit) {
            return DURATIONS.newDuration(age.getLiteralLexicalForm()).compare(DURATIONS.newDuration(limit));
        }
    }

    private static final List<Group> GROUPS = List.of(
            new Group("Child", "", "P18Y"), new Group("Adult", "P18Y", "P65Y"), new Group("OlderAdult", "P65Y", ""));

    private AgeGroups() {}

    /** Gives the trials that state something of a property that a test holds for. */
    interface Statements {
        RoaringBitmap of(Node property, Predicate<Node> test);
    }

    /**
     * The trials of each group.
     *
     * @param statements of some trials
     */
    static Map<Node, RoaringBitmap> of(Statements statements) {
        RoaringBitmap open = new RoaringBitmap();
        WORDS.forEach(property -> open.or(
                statements.of(property, words -> !words.getLiteralLexicalForm().startsWith("?"))));
        open.andNot(statements.of(STATED, any -> true));
        Map<Node, RoaringBitmap> groups = new HashMap<>();
        for (Group group : GROUPS) {
            RoaringBitmap trials = statements.of(STATED, group.node()::equals);
            trials.or(RoaringBitmap.andNot(
                    RoaringBitmap.andNot(open, statements.of(FROM, group::endsBefore)),
                    statements.of(TO, group::startsBelow)));
            groups.put(group.node(), trials);
        }
        return groups;
    }

    /** The pattern of SPARQL that is true of every {@code ?trial} in a group. */
    static String pattern(Node group) {
        String limits = GROUPS.stream()
                .filter(each -> each.node().equals(group))
                .map(each -> (each.below.isEmpty() ? "" : limit(FROM, ">=", each.below))
                        + (each.from.isEmpty() ? "" : limit(TO, "<", each.from)))
                .findFirst()
                .orElse(" && false");
        return "FILTER (EXISTS { ?trial tg:ageGroup <" + group.getURI() + "> }\n"
                + "    || NOT EXISTS { ?trial tg:ageGroup ?any }\n"
                + "    && EXISTS { ?trial tg:minimumAgeText|tg:maximumAgeText ?ages FILTER (!STRSTARTS(?ages, \"?\")) }"
                + limits + ")";
    }

    private static String limit(Node property, String sign, String age) {
        return "\n    && NOT EXISTS { ?trial " + SparqlQueries.name(property) + " ?age FILTER (?age " + sign + " \""
                + age + "\"^^xsd:duration) }";
    }
}
