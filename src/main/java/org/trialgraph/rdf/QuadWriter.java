package org.trialgraph.rdf;

import java.util.Collection;
import java.util.function.Consumer;
import org.apache.jena.datatypes.RDFDatatype;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.trialgraph.model.Age;
import org.trialgraph.model.Coded;
import org.trialgraph.model.Count;
import org.trialgraph.model.PartialDate;
import org.trialgraph.model.Property;
import org.trialgraph.model.Text;
import org.trialgraph.model.Value;

/**
 * Writes the statements about one subject in one graph, each kind of value in its RDF form. {@link #about} and {@link #in} give
 * a writer for another subject or graph of the same output. All methods that write return the writer.
 *
 * @param out receives the statements
 * @param graph what they stand in
 * @param subject what they are about
 * @param literals makes the literals
 */
public record QuadWriter(Consumer<Quad> out, Node graph, Node subject, Literals literals) {
    /** A writer of statements in a graph, about the graph itself until {@link #about} names another subject. */
    public QuadWriter(Consumer<Quad> out, Node graph) {
        this(out, graph, graph, Literals.unfiltered());
    }

    /** The same graph and subject, literals of another filter. */
    QuadWriter with(Literals others) {
        return new QuadWriter(out, graph, subject, others);
    }

    /** The same graph, another subject. */
    public QuadWriter about(Node other) {
        return new QuadWriter(out, graph, other, literals);
    }

    /** Another graph, the same subject. */
    public QuadWriter in(Node otherGraph) {
        return new QuadWriter(out, otherGraph, subject, literals);
    }

    /** The classes of the subject. */
    public QuadWriter type(Node... classes) {
        for (Node type : classes) {
            link(RDF.Nodes.type, type);
        }
        return this;
    }

    /** One statement with any object. */
    public QuadWriter link(Node property, Node object) {
        out.accept(Quad.create(graph, subject, property, object));
        return this;
    }

    /** A string; an empty one, and one of which the filter leaves nothing, says nothing and is not written. */
    public QuadWriter string(Node property, String value) {
        return string(property, value, "");
    }

    /** Words in a language, where one is given. */
    public QuadWriter string(Node property, String value, String language) {
        literals.string(value, language).ifPresent(literal -> link(property, literal));
        return this;
    }

    /** Running text. */
    public QuadWriter text(Node property, Text text) {
        return string(property, text.value(), text.language());
    }

    /** Running text, one value per language. */
    public QuadWriter texts(Node property, Collection<Text> texts) {
        for (Text text : texts) {
            text(property, text);
        }
        return this;
    }

    /** A whole number, {@code xsd:integer}. */
    public QuadWriter integer(Node property, long number) {
        return typed(property, Long.toString(number), XSDDatatype.XSDinteger);
    }

    /** A number from 0 to 1 as an {@code xsd:decimal} of two digits. */
    public QuadWriter confidence(Node property, double confidence) {
        return link(property, literals.confidence(confidence));
    }

    /** A literal of a datatype. */
    public QuadWriter typed(Node property, String lexical, RDFDatatype datatype) {
        return link(property, literals.typed(lexical, datatype));
    }

    /** A concept of this project's codes by its local name. */
    public QuadWriter concept(Node property, String concept) {
        return link(property, Vocabulary.concept(concept));
    }

    /** A coded value's concepts; {@code tgc:Unmapped} where no table knows its words. */
    public QuadWriter concepts(Node property, Coded coded) {
        if (coded.unmapped()) {
            concept(property, "Unmapped");
        }
        for (String concept : coded.concepts()) {
            concept(property, concept);
        }
        return this;
    }

    /** A value of one of the trial's own properties. */
    public QuadWriter value(Property<?> property, Value value) {
        Node predicate = Vocabulary.property(property);
        if (value instanceof Text text) {
            return text(predicate, text);
        } else if (value instanceof Coded coded) {
            return concepts(predicate, coded).texts(Vocabulary.printedWords(property), coded.printed());
        } else if (value instanceof Age age) {
            age.duration().ifPresent(d -> typed(predicate, d, XSDDatatype.XSDduration));
            return text(Vocabulary.printedWords(property), new Text(age.printed(), ""));
        } else if (value instanceof PartialDate date) {
            Vocabulary.firstDay(property).ifPresent(day -> typed(day, date.firstDay(), XSDDatatype.XSDdate));
            return typed(predicate, date.lexical(), datatype(date));
        } else if (value instanceof Count count) {
            return integer(predicate, count.number());
        }
        return typed(predicate, value.display(), XSDDatatype.XSDboolean);
    }

    private static XSDDatatype datatype(PartialDate date) {
        return switch (date.precision()) {
            case YEAR -> XSDDatatype.XSDgYear;
            case MONTH -> XSDDatatype.XSDgYearMonth;
            case DAY -> XSDDatatype.XSDdate;
        };
    }
}
