package org.trialgraph.web.data;

import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.util.NodeCmp;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
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

    /** What people call a resource by, the best first: publications and documents have no label. */
    public static final List<Node> NAMES = List.of(
            RDFS.Nodes.label,
            SKOS.prefLabel.asNode(),
            DCTerms.title.asNode(),
            Vocabulary.CITATION,
            Vocabulary.PAGE,
            DCTerms.source.asNode());

    /** What a trial's page cannot be read without: described with the trial. */
    private static final Set<Node> CLOSE = Set.of(
            Vocabulary.CONDITION,
            Vocabulary.SITE,
            Vocabulary.LEAD_SPONSOR,
            Vocabulary.COLLABORATOR,
            Vocabulary.FUNDER,
            Vocabulary.DOCUMENT,
            Vocabulary.STUDY,
            Vocabulary.DISCREPANCY_OF,
            Vocabulary.REGISTRY,
            Vocabulary.PUBLISHER,
            Vocabulary.REFERENCE);

    private static final Set<Node> LINKED_BY = Set.of(Vocabulary.FROM, Vocabulary.FIRST_TRIAL, Vocabulary.SECOND_TRIAL);

    private final DatasetGraph current;

    /** Over a dataset of current graphs. */
    public Descriptions(DatasetGraph current) {
        this.current = current;
    }

    /** Whether anything is stated of a resource. */
    public boolean states(Node resource) {
        return current.contains(Node.ANY, resource, Node.ANY, Node.ANY);
    }

    /** Whether a resource is the object of any statement. */
    public boolean mentions(Node resource) {
        return current.contains(Node.ANY, Node.ANY, Node.ANY, resource);
    }

    /** The description, with the usual prefixes; empty where nothing is stated of the resource and nobody mentions it. */
    public Graph of(Node resource) {
        Collected collected = new Collected();
        collected.resource(resource);
        if (collected.statements.isEmpty()) {
            mentionsOf(resource, MOST_MENTIONS).forEach(collected.statements::add);
        }
        collected.links();
        collected.sameStudy(resource);
        collected.labels();
        Graph graph = GraphFactory.createDefaultGraph();
        collected.statements.forEach(graph::add);
        graph.getPrefixMapping().setNsPrefixes(Prefixes.ALL);
        return graph;
    }

    /** Statements of which a resource is the object, at most so many. */
    public List<Triple> mentionsOf(Node resource, int most) {
        Set<Triple> mentions = sorted();
        Iterator<Quad> quads = current.find(Node.ANY, Node.ANY, Node.ANY, resource);
        while (quads.hasNext() && mentions.size() < most) {
            mentions.add(quads.next().asTriple());
        }
        return List.copyOf(mentions);
    }

    /** The names of a resource alone; of a link that has none, those of its two ends. */
    public Graph namesOf(Node resource) {
        Graph graph = GraphFactory.createDefaultGraph();
        names(resource, graph);
        if (graph.isEmpty()) {
            for (Node end : List.of(Vocabulary.FROM, Vocabulary.TO)) {
                Iterator<Quad> ends = current.find(Node.ANY, resource, end, Node.ANY);
                while (ends.hasNext()) {
                    Triple triple = ends.next().asTriple();
                    graph.add(triple);
                    names(triple.getObject(), graph);
                }
            }
        }
        return graph;
    }

    private void names(Node resource, Graph graph) {
        for (Node property : NAMES) {
            current.find(Node.ANY, resource, property, Node.ANY).forEachRemaining(quad -> graph.add(quad.asTriple()));
        }
    }

    private static Set<Triple> sorted() {
        return new TreeSet<>(Comparator.comparing(Triple::getSubject, NodeCmp::compareRDFTerms)
                .thenComparing(Triple::getPredicate, NodeCmp::compareRDFTerms)
                .thenComparing(Triple::getObject, NodeCmp::compareRDFTerms));
    }

    /** The statements of one description while they are gathered. */
    private final class Collected {
        private final Set<Triple> statements = sorted();
        private final Set<Node> described = new HashSet<>();

        void resource(Node resource) {
            if (!described.add(resource)) {
                return;
            }
            for (Triple triple : about(resource)) {
                statements.add(triple);
                Node object = triple.getObject();
                boolean part = object.isURI() && object.getURI().startsWith(resource.getURI() + "/");
                if (part || CLOSE.contains(triple.getPredicate()) && object.isURI()) {
                    resource(object);
                }
            }
        }

        /** The links and discrepancies that start at what is described; without them a MeSH link says not why. */
        void links() {
            for (Node from : List.copyOf(described)) {
                for (Node property : LINKED_BY) {
                    Iterator<Quad> quads = current.find(Node.ANY, Node.ANY, property, from);
                    while (quads.hasNext()) {
                        resource(quads.next().getSubject());
                    }
                }
            }
        }

        /** The other registrations of a trial's study, and the links that others have to the trial. */
        void sameStudy(Node resource) {
            Iterator<Quad> studies = current.find(Node.ANY, resource, Vocabulary.STUDY, Node.ANY);
            while (studies.hasNext()) {
                mentions(Vocabulary.STUDY, studies.next().getObject());
                mentions(Vocabulary.TO, resource);
            }
        }

        private void mentions(Node property, Node object) {
            Iterator<Quad> quads = current.find(Node.ANY, Node.ANY, property, object);
            while (quads.hasNext() && statements.size() < MOST_STATEMENTS) {
                Triple triple = quads.next().asTriple();
                statements.add(triple);
                if (property.equals(Vocabulary.TO)) {
                    resource(triple.getSubject());
                }
            }
        }

        void labels() {
            Set<Node> linked = new HashSet<>();
            for (Triple triple : statements) {
                linked.add(triple.getSubject());
                linked.add(triple.getObject());
            }
            linked.removeAll(described);
            linked.stream()
                    .filter(Node::isURI)
                    .forEach(node -> LABELS.forEach(property -> {
                        Iterator<Quad> quads = current.find(Node.ANY, node, property, Node.ANY);
                        quads.forEachRemaining(quad -> statements.add(quad.asTriple()));
                    }));
        }

        private List<Triple> about(Node resource) {
            Set<Triple> about = sorted();
            current.find(Node.ANY, resource, Node.ANY, Node.ANY).forEachRemaining(quad -> about.add(quad.asTriple()));
            return List.copyOf(about);
        }
    }
}
