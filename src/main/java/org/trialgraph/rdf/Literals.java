package org.trialgraph.rdf;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.jena.datatypes.RDFDatatype;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/** Makes the literals of statements. Short ones, which come again in many trials, are remembered. Safe for many threads. */
public final class Literals {
    /** How many are remembered of each kind. */
    private static final int MOST = 1 << 14;
    /** Characters of a word or name; three of four strings are no longer, and most of these come again. */
    private static final int LONGEST_NAME = 48;

    private final UnaryOperator<String> filter;
    private final RecentValues<Words, Optional<Node>> names;
    private final RecentValues<Typed, Node> typed;
    private final RecentValues<Double, Node> confidences;

    private record Words(String value, String language) {}

    private record Typed(String lexical, RDFDatatype datatype) {}

    /** @param filter what is done to every string before it is published */
    public Literals(UnaryOperator<String> filter) {
        this(filter, MOST);
    }

    /** Literals of strings that are published as they are, few of which come again. */
    static Literals unfiltered() {
        return new Literals(UnaryOperator.identity(), 1);
    }

    private Literals(UnaryOperator<String> filter, int most) {
        this.filter = filter;
        this.names = new RecentValues<>(most, words -> make(words.value(), words.language()));
        this.typed = new RecentValues<>(most, key -> NodeFactory.createLiteralDT(key.lexical(), key.datatype()));
        this.confidences = new RecentValues<>(Math.min(most, 1 << 8), Literals::decimal);
    }

    /** Words in a language, or in none; empty where they are blank and where the filter leaves nothing of them. */
    Optional<Node> string(String value, String language) {
        return value.length() <= LONGEST_NAME ? names.get(new Words(value, language)) : make(value, language);
    }

    private Optional<Node> make(String value, String language) {
        String published = filter.apply(value);
        if (published.isBlank() || !published.equals(value) && !Iris.nameable(published)) {
            return Optional.empty();
        }
        return Optional.of(
                language.isEmpty()
                        ? NodeFactory.createLiteralString(published)
                        : NodeFactory.createLiteralLang(published, language));
    }

    /** A literal of a datatype. */
    Node typed(String lexical, RDFDatatype datatype) {
        return typed.get(new Typed(lexical, datatype));
    }

    /** A number from 0 to 1 as an {@code xsd:decimal} of two digits. */
    Node confidence(double confidence) {
        return confidences.get(confidence);
    }

    private static Node decimal(double number) {
        String digits =
                BigDecimal.valueOf(number).setScale(2, RoundingMode.HALF_UP).toPlainString();
        return NodeFactory.createLiteralDT(digits, XSDDatatype.XSDdecimal);
    }
}
