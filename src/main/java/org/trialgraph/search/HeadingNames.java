package org.trialgraph.search;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.codec.digest.MurmurHash3;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.vocabulary.RDFS;
import org.trialgraph.mesh.index.Tokens;
import org.trialgraph.mesh.link.ChineseDictionary;
import org.trialgraph.rdf.MeshVocabulary;

/**
 * Which MeSH heading a name means: all entry terms of the headings that a release holds, as {@link Tokens} normalizes them, and their
 * common Chinese names.
 * Of a name there are 64 bits of a hash, as in the index of MeSH itself. Where two headings share a name, it means the one whose label
 * it is.
 */
public final class HeadingNames {
    /** The properties of MeSH that lead from headings to names. */
    static final List<Node> PROPERTIES =
            List.of(MeshVocabulary.CONCEPT, MeshVocabulary.TERM, MeshVocabulary.PREF_LABEL, MeshVocabulary.ALT_LABEL);

    private final long[] names;
    private final Node[] headings;

    /** A heading with a name of it; the better first. */
    private record Named(boolean label, Node heading) {
        Named better(Named other) {
            boolean mine = label != other.label ? label : heading.getURI().compareTo(other.heading.getURI()) <= 0;
            return mine ? this : other;
        }
    }

    private HeadingNames(TreeMap<Long, Node> found) {
        this.names = found.keySet().stream().mapToLong(Long::longValue).toArray();
        this.headings = found.values().toArray(Node[]::new);
    }

    /** Takes a name of a heading; {@code label} tells whether it is the one that the heading goes by. */
    public interface NameSink {
        void accept(Node heading, String name, boolean label);
    }

    /** Gives all entry terms of all headings and supplementary records, then their labels, within a read transaction. */
    public static void forEach(DatasetGraph current, NameSink sink) {
        Map<Node, Node> headingOf = new HashMap<>();
        current.find(Node.ANY, Node.ANY, MeshVocabulary.CONCEPT, Node.ANY)
                .forEachRemaining(quad -> headingOf.put(quad.getObject(), quad.getSubject()));
        Map<Node, Node> ofTerms = new HashMap<>();
        current.find(Node.ANY, Node.ANY, MeshVocabulary.TERM, Node.ANY).forEachRemaining(quad -> {
            Node heading = headingOf.get(quad.getSubject());
            if (heading != null) {
                ofTerms.put(quad.getObject(), heading);
            }
        });
        for (Node property : List.of(MeshVocabulary.PREF_LABEL, MeshVocabulary.ALT_LABEL)) {
            current.find(Node.ANY, Node.ANY, property, Node.ANY).forEachRemaining(quad -> {
                Node heading = ofTerms.get(quad.getSubject());
                if (heading != null) {
                    sink.accept(heading, quad.getObject().getLiteralLexicalForm(), false);
                }
            });
        }
        headingOf.values().stream()
                .distinct()
                .forEach(heading -> current.find(Node.ANY, heading, RDFS.Nodes.label, Node.ANY)
                        .forEachRemaining(
                                quad -> sink.accept(heading, quad.getObject().getLiteralLexicalForm(), true)));
    }

    /** Reads them from the current graphs, within a read transaction. */
    static HeadingNames of(DatasetGraph current) {
        Map<Long, Named> found = new HashMap<>();
        forEach(current, (heading, name, label) -> found.merge(hash(name), new Named(label, heading), Named::better));
        TreeMap<Long, Node> names = new TreeMap<>();
        found.forEach((name, named) -> names.put(name, named.heading));
        ChineseDictionary.headings().forEach((chinese, label) -> {
            Node heading = names.get(hash(label));
            if (heading != null) {
                names.put(hash(chinese), heading);
            }
        });
        return new HeadingNames(names);
    }

    private static long hash(String name) {
        return MurmurHash3.hash128x64(Tokens.normalize(name).getBytes(StandardCharsets.UTF_8))[0];
    }

    /** Reads what {@link #write} has written. */
    static HeadingNames read(DataInputStream in) throws IOException {
        List<Node> headings = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            headings.add(NodeFactory.createURI(in.readUTF()));
        }
        TreeMap<Long, Node> names = new TreeMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            names.put(in.readLong(), headings.get(in.readInt()));
        }
        return new HeadingNames(names);
    }

    /** Writes the headings in order, then the names. */
    void write(DataOutputStream out) throws IOException {
        TreeMap<String, Integer> numbers = new TreeMap<>();
        for (Node heading : headings) {
            numbers.put(heading.getURI(), 0);
        }
        out.writeInt(numbers.size());
        int number = 0;
        for (Map.Entry<String, Integer> heading : numbers.entrySet()) {
            out.writeUTF(heading.getKey());
            heading.setValue(number++);
        }
        out.writeInt(names.length);
        for (int i = 0; i < names.length; i++) {
            out.writeLong(names[i]);
            out.writeInt(numbers.get(headings[i].getURI()));
        }
    }

    /** The heading that has some words for a name. */
    Optional<Node> heading(String words) {
        int at = Arrays.binarySearch(names, hash(words));
        return at < 0 ? Optional.empty() : Optional.of(headings[at]);
    }
}
