package org.trialgraph.web.data;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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

    private static final Set<Node> LINKED_BY = Set.of(Vocabulary.FROM, Vocabulary.FIRST_TRIAL, Vocabulary.SECOND_TRIAL);

    private static final Comparator<Triple> ORDER = Comparator.comparing(Triple::getSubject, NodeCmp::compareRDFTerms)
            .thenComparing(Triple::getPredicate, NodeCmp::compareRDFTerms)
            .thenComparing(Triple::getObject, NodeCmp::compareRDFTerms);

    private final DatasetGraph current;

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
            collected.statements.addAll(mentionsOf(resource, MOST_MENTIONS));
        }
        collected.links();
        collected.sameStudy(resource);
        collected.labels();
        collected.places();
        Graph graph = GraphFactory.createDefaultGraph();
        collected.statements.forEach(graph::add);
        graph.getPrefixMapping().setNsPrefixes(Prefixes.ALL);
        return graph;
    }

    /** Statements of which a resource is the object, at most so many. */
    public List<Triple> mentionsOf(Node resource, int most) {
        return find(Node.ANY, Node.ANY, resource)
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

    private Stream<Triple> names(Node resource) {
        return NAMES.stream().flatMap(property -> find(resource, property, Node.ANY));
    }

    /** The statements of one description while they are gathered. */
    private final class Collected {
        private final Node about;
        private final Set<Triple> statements = new TreeSet<>(ORDER);
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

        /** The links and discrepancies that start at what is described; without them a MeSH link says not why. */
        void links() {
            List.copyOf(described).stream()
                    .flatMap(from -> LINKED_BY.stream().flatMap(property -> find(Node.ANY, property, from)))
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
                    .flatMap(node -> LABELS.stream().flatMap(property -> find(node, property, Node.ANY)))
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
