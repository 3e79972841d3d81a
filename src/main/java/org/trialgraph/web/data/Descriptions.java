package org.trialgraph.web.data;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.util.NodeCmp;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.trialgraph.rdf.MeshVocabulary;
import org.trialgraph.rdf.Prefixes;
import org.trialgraph.rdf.Vocabulary;

/**
 * What the current graphs say of a resource: its own statements, its parts, what is needed to read them, and the labels of all
 * that is linked. To be called within a read transaction of the dataset.
 */
public final class Descriptions {
    /** Statements about others that a description of a resource without statements of its own, or of a heading, shows. */
    private static final int MOST_MENTIONS = 1000;

    /** Where a description stops to follow what refers to it; a trial with a thousand sites stays below. */
    private static final int MOST_STATEMENTS = 50_000;

    private static final Set<Node> LABELS = Set.of(RDFS.Nodes.label, SKOS.prefLabel.asNode());

    /** What people call a resource by, the best first: publications, documents and criteria have no label. */
    public static final List<Node> NAMES = List.of(
            RDFS.Nodes.label,
            SKOS.prefLabel.asNode(),
            DCTerms.title.asNode(),
            Vocabulary.CITATION,
            Vocabulary.TEXT,
            Vocabulary.MEASURE_TEXT,
            Vocabulary.PAGE,
            DCTerms.source.asNode());

    /** What a trial's page cannot be read without: described with the trial. */
    private static final Set<Node> CLOSE = Set.of(
            Vocabulary.CONDITION,
            Vocabulary.SITE,
            Vocabulary.LEAD_SPONSOR,
            Vocabulary.COLLABORATOR,
            Vocabulary.FUNDER,
            Vocabulary.STUDY,
            Vocabulary.DISCREPANCY_OF,
            Vocabulary.REGISTRY,
            Vocabulary.PUBLISHER,
            Vocabulary.REFERENCE);

    private static final Set<Node> DOCUMENTS = Set.of(Vocabulary.DOCUMENT, Vocabulary.FURTHER_DOCUMENT);

    /** What is stated of a document beside its trials. */
    private static final List<Node> OF_DOCUMENTS = List.of(
            RDF.Nodes.type,
            Vocabulary.SHA256,
            Vocabulary.FORMAT,
            Vocabulary.SOURCE,
            Vocabulary.PUBLISHER,
            Vocabulary.GENERATED_AT,
            Vocabulary.LICENSE,
            Vocabulary.RIGHTS);

    private static final Set<Node> HEADINGS = Set.of(Vocabulary.REGISTRY_MESH, Vocabulary.TOPIC_MESH);

    private static final List<Node> DISCREPANT = List.of(Vocabulary.FIRST_TRIAL, Vocabulary.SECOND_TRIAL);

    /** What no link starts at, and what trials have most of. */
    private static final Pattern UNLINKED = Pattern.compile("/(?:constraint|outcome)/\\d+$|/(?:site|document)/[^/]+$");

    private static final Comparator<Triple> ORDER = Comparator.comparing(Triple::getSubject, NodeCmp::compareRDFTerms)
            .thenComparing(Triple::getPredicate, NodeCmp::compareRDFTerms)
            .thenComparing(Triple::getObject, NodeCmp::compareRDFTerms);

    /** The same order on every server, told by numbers that nodes keep; all the statements of a trial are soon put into it. */
    private static final Comparator<Triple> ANY_ORDER =
            Comparator.<Triple>comparingInt(Triple::hashCode).thenComparing(ORDER);

    private static final int MOST_LABELLED = 10_000;

    private final DatasetGraph current;

    /** Labels of what most descriptions mention: codes, countries, headings, classes. A release never changes. */
    private final Cache<Node, List<Triple>> labels = Caffeine.newBuilder()
            .maximumSize(MOST_LABELLED)
            .executor(Runnable::run)
            .build();

    /** Over a dataset of current graphs. */
    public Descriptions(DatasetGraph current) {
        this.current = current;
    }

    private Stream<Triple> find(Node subject, Node property, Node object) {
        return Iter.asStream(current.findNG(Node.ANY, subject, property, object))
                .map(Quad::asTriple);
    }

    /** Whether anything is stated of a resource. */
    public boolean states(Node resource) {
        return current.findNG(Node.ANY, resource, Node.ANY, Node.ANY).hasNext();
    }

    /** Whether a resource is the object of any statement. */
    public boolean mentions(Node resource) {
        return current.findNG(Node.ANY, Node.ANY, Node.ANY, resource).hasNext();
    }

    /** The description, with the usual prefixes; empty where nothing is stated of the resource and nobody mentions it. */
    public Graph of(Node resource) {
        Collected collected = new Collected(resource);
        collected.resource(resource);
        if (collected.statements.isEmpty()) {
            collected.statements.addAll(mentionsOf(resource, MOST_MENTIONS, Set.of()));
        }
        collected.links();
        collected.sameStudy(resource);
        collected.labels();
        collected.places();
        Graph graph = GraphFactory.createDefaultGraph();
        collected.statements.stream().sorted(ANY_ORDER).forEach(graph::add);
        graph.getPrefixMapping().setNsPrefixes(Prefixes.ALL);
        return graph;
    }

    /**
     * Statements of which a resource is the object, at most so many.
     *
     * @param without properties of which they are not
     */
    public List<Triple> mentionsOf(Node resource, int most, Set<Node> without) {
        return find(Node.ANY, Node.ANY, resource)
                .limit(MOST_STATEMENTS)
                .filter(triple -> !without.contains(triple.getPredicate()))
                .distinct()
                .limit(most)
                .sorted(ORDER)
                .toList();
    }

    /** The names of a resource alone; of a link that has none, those of its two ends. */
    public Graph namesOf(Node resource) {
        Graph graph = GraphFactory.createDefaultGraph();
        names(resource).forEach(graph::add);
        if (graph.isEmpty()) {
            Stream.of(Vocabulary.FROM, Vocabulary.TO)
                    .flatMap(end -> find(resource, end, Node.ANY))
                    .flatMap(end -> Stream.concat(Stream.of(end), names(end.getObject())))
                    .forEach(graph::add);
        }
        return graph;
    }

    private List<Triple> labels(Node resource) {
        return LABELS.stream()
                .flatMap(property -> find(resource, property, Node.ANY))
                .toList();
    }

    private Stream<Triple> names(Node resource) {
        return NAMES.stream().flatMap(property -> find(resource, property, Node.ANY));
    }

    /** The statements of one description while they are gathered. */
    private final class Collected {
        private final Node about;
        private final Set<Triple> statements = new HashSet<>();
        private final Set<Node> described = new HashSet<>();

        Collected(Node about) {
            this.about = about;
        }

        void resource(Node resource) {
            if (!described.add(resource)) {
                return;
            }
            describe(find(resource, Node.ANY, Node.ANY).toList(), resource);
        }

        /** A document may hold thousands of trials; described with one of them it names that one alone. */
        private void document(Node document) {
            if (described.add(document)) {
                find(document, Vocabulary.TRIAL_OF_DOCUMENT, about).forEach(statements::add);
                OF_DOCUMENTS.forEach(
                        property -> describe(find(document, property, Node.ANY).toList(), document));
            }
        }

        private void describe(Collection<Triple> stated, Node resource) {
            for (Triple triple : stated) {
                statements.add(triple);
                Node object = triple.getObject();
                boolean part = object.isURI() && object.getURI().startsWith(resource.getURI() + "/");
                if (DOCUMENTS.contains(triple.getPredicate())) {
                    document(object);
                } else if (part || CLOSE.contains(triple.getPredicate()) && object.isURI()) {
                    resource(object);
                }
            }
        }

        /** The discrepancies and the links that start at what is described; without them a MeSH link says not why. */
        void links() {
            Stream<Node> from = List.copyOf(described).stream()
                    .filter(each -> !UNLINKED.matcher(each.getURI()).find());
            Stream.concat(
                            DISCREPANT.stream().flatMap(property -> find(Node.ANY, property, about)),
                            from.flatMap(each -> find(Node.ANY, Vocabulary.FROM, each)))
                    .toList()
                    .forEach(link -> resource(link.getSubject()));
        }

        /** The other registrations of a trial's study, and the links that others have to the trial. */
        void sameStudy(Node resource) {
            find(resource, Vocabulary.STUDY, Node.ANY).forEach(study -> {
                room(find(Node.ANY, Vocabulary.STUDY, study.getObject())).forEach(statements::add);
                room(find(Node.ANY, Vocabulary.TO, resource)).forEach(link -> {
                    statements.add(link);
                    resource(link.getSubject());
                });
            });
        }

        private Stream<Triple> room(Stream<Triple> more) {
            return more.takeWhile(each -> statements.size() < MOST_STATEMENTS);
        }

        void labels() {
            statements.stream()
                    .flatMap(triple -> Stream.of(triple.getSubject(), triple.getObject()))
                    .filter(node -> node.isURI() && !described.contains(node))
                    .distinct()
                    .flatMap(node -> labels.get(node, Descriptions.this::labels).stream())
                    .toList()
                    .forEach(statements::add);
        }

        /** Where the headings stand in MeSH that a trial as a whole has: whether they are diseases or drugs. */
        void places() {
            statements.stream()
                    .filter(triple -> HEADINGS.contains(triple.getPredicate()))
                    .map(Triple::getObject)
                    .distinct()
                    .flatMap(heading -> find(heading, MeshVocabulary.TREE_NUMBER, Node.ANY))
                    .toList()
                    .forEach(statements::add);
        }
    }
}
