package org.trialgraph.linkage;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.trialgraph.rdf.Vocabulary;

/** What a dataset says of single trials. */
final class TrialFacts {
    private final DatasetGraph dataset;

    TrialFacts(DatasetGraph dataset) {
        this.dataset = dataset;
    }

    /** The values of a property, in order: literals as printed, resources by the last part of their IRI. */
    List<String> values(String trial, String property) {
        TreeSet<String> values = new TreeSet<>();
        for (Node value : objects(NodeFactory.createURI(trial), Vocabulary.named(property))) {
            values.add(
                    value.isLiteral()
                            ? value.getLiteralLexicalForm()
                            : value.getURI().replaceAll(".*[/#]", ""));
        }
        return List.copyOf(values);
    }

    /** The labels of the resources that a property leads to. */
    List<String> labels(String trial, Node property) {
        TreeSet<String> labels = new TreeSet<>();
        for (Node resource : objects(NodeFactory.createURI(trial), property)) {
            objects(resource, RDFS.Nodes.label).forEach(label -> labels.add(label.getLiteralLexicalForm()));
        }
        return List.copyOf(labels);
    }

    /** The labels of the primary outcomes. */
    List<String> primaryOutcomes(String trial) {
        List<String> labels = new ArrayList<>();
        for (Node outcome : objects(NodeFactory.createURI(trial), Vocabulary.OUTCOME)) {
            if (dataset.contains(Node.ANY, outcome, RDF.Nodes.type, Vocabulary.PRIMARY_OUTCOME)) {
                objects(outcome, RDFS.Nodes.label).forEach(label -> labels.add(label.getLiteralLexicalForm()));
            }
        }
        labels.sort(null);
        return labels;
    }

    private List<Node> objects(Node subject, Node property) {
        List<Node> objects = new ArrayList<>();
        dataset.find(Node.ANY, subject, property, Node.ANY).forEachRemaining(quad -> objects.add(quad.getObject()));
        return objects;
    }
}
