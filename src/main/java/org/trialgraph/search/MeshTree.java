package org.trialgraph.search;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.trialgraph.rdf.MeshVocabulary;

/**
 * The trees of MeSH that a release holds. What it means that a heading stands below another one is told here alone: as a set of
 * headings for the index, and as the graph pattern of SPARQL that selects the same.
 */
final class MeshTree {
    private static final String SUBJECTS = "ABCDEFG";
    private static final String WITH_TOPS = "BCDF";

    private final NavigableMap<String, Node> headings = new TreeMap<>();
    private final Map<Node, List<String>> numbers = new HashMap<>();

    /** Reads the tree numbers of all headings. */
    MeshTree(DatasetGraph current) {
        current.find(Node.ANY, Node.ANY, MeshVocabulary.TREE_NUMBER, Node.ANY)
                .forEachRemaining(quad -> add(Facet.value(quad.getObject()), quad.getSubject()));
    }

    /** Reads what {@link #write} has written. */
    MeshTree(DataInputStream in) throws IOException {
        for (int left = in.readInt(); left > 0; left--) {
            add(in.readUTF(), NodeFactory.createURI(in.readUTF()));
        }
    }

    private void add(String number, Node heading) {
        headings.put(number, heading);
        numbers.computeIfAbsent(heading, h -> new ArrayList<>(2)).add(number);
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(headings.size());
        for (Map.Entry<String, Node> heading : headings.entrySet()) {
            out.writeUTF(heading.getKey());
            out.writeUTF(heading.getValue().getURI());
        }
    }

    /** The headings at the top of a branch, such as that of the tree number C15. */
    Set<Node> topHeadings() {
        return headings.entrySet().stream()
                .filter(heading -> !heading.getKey().contains("."))
                .map(Map.Entry::getValue)
                .collect(Collectors.toSet());
    }

    /**
     * Whether a heading names what trials are about, so that its name in a search means it: anatomy, organisms, diseases, drugs,
     * procedures, psychiatry and processes, but not such wide words as the top of anatomy, of procedures ("treatment") and of
     * processes are, and no people, places or kinds of publication. What has no place in the trees is a substance or a rare disease.
     */
    boolean isSubject(Node heading) {
        List<String> places = numbers(heading);
        return places.isEmpty()
                || places.stream()
                        .anyMatch(place -> SUBJECTS.indexOf(place.charAt(0)) >= 0
                                && (place.contains(".") || WITH_TOPS.indexOf(place.charAt(0)) >= 0));
    }

    /** The places of a heading. */
    List<String> numbers(Node heading) {
        return numbers.getOrDefault(heading, List.of());
    }

    /** A heading with those below it in any of its trees; for the IRI of a tree number the headings there and below. */
    Set<Node> below(Node headingOrTreeNumber) {
        Set<Node> below = new HashSet<>();
        below.add(headingOrTreeNumber);
        List<String> places = numbers.getOrDefault(headingOrTreeNumber, List.of(Facet.value(headingOrTreeNumber)));
        for (String number : places) {
            below.addAll(headings.subMap(number, number + ".\uffff").values());
        }
        return below;
    }

    /** The pattern that binds to {@code ?trial} what the registry, a condition or an intervention links to {@link #below}. */
    static String pattern(Node headingOrTreeNumber) {
        String iri = "<" + headingOrTreeNumber.getURI() + ">";
        return """
                { BIND (%s AS ?heading) }
                  UNION { %s meshv:treeNumber?/^meshv:parentTreeNumber*/^meshv:treeNumber ?heading }
                  { ?trial tg:registryMesh ?heading }
                  UNION { ?thing tg:mesh ?heading . ?trial tg:condition ?thing }
                  UNION { ?thing tg:mesh ?heading . ?trial tg:intervention ?thing }""".formatted(iri, iri);
    }
}
