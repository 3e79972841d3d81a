package org.trialgraph.search;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDFS;
import org.trialgraph.model.Property;
import org.trialgraph.model.TrialProperties;
import org.trialgraph.rdf.Vocabulary;

/**
 * A field of the text index in which the words of a trial are found, the one that counts most first. The trial has one document in
 * the index beside those of its literals; the field's name there is {@link #field}, as in {@code eligibility:insulin}.
 */
enum SearchField {
    /** Titles and numbers. */
    TITLE(
            8,
            new Path("title", Optional.empty(), RDFS.Nodes.label),
            own("scientific title", TrialProperties.SCIENTIFIC_TITLE),
            own("acronym", TrialProperties.ACRONYM),
            new Path("number", Optional.empty(), Vocabulary.IDENTIFIER),
            own("other number", TrialProperties.SECONDARY_ID),
            own("earlier number", TrialProperties.ALIAS_ID)),
    /** What is treated, and how. */
    TOPIC(
            6,
            of("condition", Vocabulary.CONDITION, RDFS.Nodes.label),
            of("intervention", Vocabulary.INTERVENTION, RDFS.Nodes.label),
            of("intervention", Vocabulary.INTERVENTION, Vocabulary.OTHER_NAME),
            own("keyword", TrialProperties.KEYWORD)),
    /** What the trial is about, in sentences. */
    SUMMARY(2, own("summary", TrialProperties.BRIEF_SUMMARY), own("objective", TrialProperties.OBJECTIVE)),
    /** Who is behind it. */
    SPONSOR(
            2,
            of("sponsor", Vocabulary.LEAD_SPONSOR, RDFS.Nodes.label),
            of("collaborator", Vocabulary.COLLABORATOR, RDFS.Nodes.label),
            of("funder", Vocabulary.FUNDER, RDFS.Nodes.label),
            of("responsible organisation", Vocabulary.RESPONSIBLE_ORGANIZATION, RDFS.Nodes.label)),
    /** Who may take part. */
    ELIGIBILITY(1, of("criterion", Vocabulary.CRITERION, Vocabulary.TEXT)),
    /** Where. */
    SITE(1, of("site", Vocabulary.SITE, RDFS.Nodes.label), of("city of a site", Vocabulary.SITE, Vocabulary.CITY));

    /** How much a hit in it counts beside those in others. */
    final int weight;

    private final List<Path> paths;

    /**
     * Where texts of a field stand.
     *
     * @param title what they are, in English
     * @param link the property that leads from the trial to what has them; empty where the trial itself has
     * @param property whose values they are
     */
    record Path(String title, Optional<Node> link, Node property) {
        /** The texts of a trial. */
        Stream<Node> texts(DatasetGraph statements, Node trial) {
            return link.map(to -> values(statements, trial, to).filter(Node::isURI))
                    .orElseGet(() -> Stream.of(trial))
                    .flatMap(subject -> values(statements, subject, property))
                    .filter(Node::isLiteral);
        }

        private static Stream<Node> values(DatasetGraph statements, Node subject, Node property) {
            return Iter.asStream(statements.find(Node.ANY, subject, property, Node.ANY))
                    .map(Quad::getObject)
                    .distinct();
        }
    }

    SearchField(int weight, Path... paths) {
        this.weight = weight;
        this.paths = Arrays.asList(paths);
    }

    private static Path own(String title, Property<?> property) {
        return new Path(title, Optional.empty(), Vocabulary.property(property));
    }

    private static Path of(String title, Node link, Node property) {
        return new Path(title, Optional.of(link), property);
    }

    /** Its name in the index. */
    String field() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Where its texts stand. */
    List<Path> paths() {
        return paths;
    }
}
