package org.trialgraph.web.data;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.commons.lang3.Strings;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.trialgraph.model.TrialProperties;
import org.trialgraph.rdf.Vocabulary;
import org.trialgraph.search.HeadingNames;

/** A kind of resources that are looked up by their labels, by the names under which addresses know it. */
public enum LabelledKind {
    /** What trials study. */
    CONDITION(Vocabulary.CONDITION_CLASS, RDFS.Nodes.label),
    /** What trials give or do. */
    INTERVENTION(Vocabulary.INTERVENTION_CLASS, RDFS.Nodes.label, Vocabulary.OTHER_NAME),
    /** Sponsors, collaborators and funders. */
    SPONSOR(Vocabulary.SPONSOR_CLASS, RDFS.Nodes.label),
    /** Where trials take place. */
    SITE(Vocabulary.SITE_CLASS, RDFS.Nodes.label),
    /** Headings and supplementary records of MeSH, by each of their entry terms. */
    MESH {
        @Override
        void labels(DatasetGraph current, BiConsumer<Node, String> sink) {
            HeadingNames.forEach(current, (heading, name, label) -> sink.accept(heading, name));
        }
    },
    /** Countries of trials and sites. */
    COUNTRY {
        @Override
        void labels(DatasetGraph current, BiConsumer<Node, String> sink) {
            each(current.find(Node.ANY, Node.ANY, SKOS.prefLabel.asNode(), Node.ANY), label -> {
                Node country = label.getSubject();
                if (Strings.CS.startsWith(country.toString(), Links.COUNTRY)
                        && current.contains(Node.ANY, Node.ANY, Vocabulary.COUNTRY, country)) {
                    sink.accept(country, label.getObject().getLiteralLexicalForm());
                }
            });
        }
    },
    /** Trials, by their titles, acronyms and numbers. */
    TRIAL(
            Vocabulary.TRIAL,
            RDFS.Nodes.label,
            Vocabulary.property(TrialProperties.PUBLIC_TITLE),
            Vocabulary.property(TrialProperties.SCIENTIFIC_TITLE),
            Vocabulary.property(TrialProperties.ACRONYM),
            DCTerms.identifier.asNode());

    private final List<Node> typeAndProperties;

    /** The type of its resources, then the properties of which the values are labels. */
    LabelledKind(Node... typeAndProperties) {
        this.typeAndProperties = List.of(typeAndProperties);
    }

    /** The kind of a name. */
    public static Optional<LabelledKind> of(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.toString().equals(name))
                .findFirst();
    }

    /** Gives each label of each resource, some more than once, within a read transaction. */
    void labels(DatasetGraph current, BiConsumer<Node, String> sink) {
        each(
                current.find(Node.ANY, Node.ANY, RDF.Nodes.type, typeAndProperties.get(0)),
                typed -> typeAndProperties.stream()
                        .skip(1)
                        .forEach(property -> texts(
                                current,
                                typed.getSubject(),
                                property,
                                label -> sink.accept(typed.getSubject(), label))));
    }

    /** The texts that a resource has for a property. */
    private static void texts(DatasetGraph current, Node resource, Node property, Consumer<String> sink) {
        each(current.find(Node.ANY, resource, property, Node.ANY), quad -> {
            if (quad.getObject().isLiteral()) {
                sink.accept(quad.getObject().getLiteralLexicalForm());
            }
        });
    }

    private static void each(Iterator<Quad> quads, Consumer<Quad> sink) {
        quads.forEachRemaining(sink);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
