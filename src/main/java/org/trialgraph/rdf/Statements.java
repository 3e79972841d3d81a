package org.trialgraph.rdf;

import java.util.Collection;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.trialgraph.model.Age;
import org.trialgraph.model.Coded;
import org.trialgraph.model.Count;
import org.trialgraph.model.Flag;
import org.trialgraph.model.PartialDate;
import org.trialgraph.model.Property;
import org.trialgraph.model.Text;
import org.trialgraph.model.Value;

/** Writes statements about one subject in one graph, each kind of value in its RDF form. */
final class Statements {
    private final StreamRDF out;
    private final Node graph;
    private final Node subject;
    private final UnaryOperator<String> words;

    /**
     * @param words what is done to running text before it is published
     */
    Statements(StreamRDF out, Node graph, Node subject, UnaryOperator<String> words) {
        this.out = out;
        this.graph = graph;
        this.subject = subject;
        this.words = words;
    }

    /** The same graph, another subject. */
    Statements about(Node other) {
        return new Statements(out, graph, other, words);
    }

    /** Another graph and subject. */
    Statements in(Node otherGraph, Node other) {
        return new Statements(out, otherGraph, other, words);
    }

    Node subject() {
        return subject;
    }

    Statements type(Node... classes) {
        for (Node type : classes) {
            link(RDF.Nodes.type, type);
        }
        return this;
    }

    Statements link(Node property, Node object) {
        out.quad(Quad.create(graph, subject, property, object));
        return this;
    }

    Statements texts(Node property, Collection<Text> texts) {
        texts.forEach(text -> text(property, text));
        return this;
    }

    Statements text(Node property, Text text) {
        String published = words.apply(text.value());
        return published.isBlank() ? this : link(property, literal(new Text(published, text.language())));
    }

    /** A string that is written as it is, whatever is done to running text. */
    Statements string(Node property, String value) {
        return link(property, NodeFactory.createLiteralString(value));
    }

    Statements strings(Node property, Optional<String> value) {
        value.ifPresent(v -> string(property, v));
        return this;
    }

    /** A coded value's concepts; {@code tgc:Unmapped} where no table knows its words. */
    Statements concepts(Node property, Coded coded) {
        if (coded.unmapped()) {
            link(property, Vocabulary.concept("Unmapped"));
        }
        coded.concepts().forEach(concept -> link(property, Vocabulary.concept(concept)));
        return this;
    }

    /** A value of one of the trial's own properties. */
    void value(Property<?> property, Value value) {
        Node predicate = Vocabulary.term(property.name());
        if (value instanceof Text text) {
            text(predicate, text);
        } else if (value instanceof Coded coded) {
            concepts(predicate, coded);
            texts(Vocabulary.term(property.textName()), coded.printed());
        } else if (value instanceof Age age) {
            age.duration().ifPresent(d -> typed(predicate, d, XSDDatatype.XSDduration));
            string(Vocabulary.term(property.textName()), age.printed());
        } else if (value instanceof PartialDate date) {
            typed(predicate, date.lexical(), datatype(date));
        } else if (value instanceof Count count) {
            typed(predicate, count.display(), XSDDatatype.XSDinteger);
        } else if (value instanceof Flag flag) {
            typed(predicate, flag.display(), XSDDatatype.XSDboolean);
        }
    }

    Statements typed(Node property, String lexical, XSDDatatype datatype) {
        return link(property, NodeFactory.createLiteralDT(lexical, datatype));
    }

    private static Node literal(Text text) {
        return text.language().isEmpty()
                ? NodeFactory.createLiteralString(text.value())
                : NodeFactory.createLiteralLang(text.value(), text.language());
    }

    private static XSDDatatype datatype(PartialDate date) {
        return switch (date.precision()) {
            case YEAR -> XSDDatatype.XSDgYear;
            case MONTH -> XSDDatatype.XSDgYearMonth;
            case DAY -> XSDDatatype.XSDdate;
        };
    }
}
