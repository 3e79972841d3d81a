package org.trialgraph.search;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.trialgraph.rdf.Vocabulary;

/** Which statements that bear on {@link ReleaseFacets} a dataset has lost and got. Not for several threads at once. */
public final class FacetChanges {
    /** Properties of shared things, with those by which trials have these. */
    private static final Map<Node, List<Node>> OF_THINGS = Map.of(
            Vocabulary.MESH, List.of(Vocabulary.CONDITION, Vocabulary.INTERVENTION),
            RDFS.Nodes.label, List.of(Vocabulary.CONDITION, Vocabulary.INTERVENTION),
            Vocabulary.SPONSOR_CLASS_OF, List.of(Vocabulary.LEAD_SPONSOR),
            Vocabulary.LATITUDE, List.of(Vocabulary.SITE),
            Vocabulary.LONGITUDE, List.of(Vocabulary.SITE),
            Vocabulary.CITY, List.of(Vocabulary.SITE));

    private static final Set<Node> NOTED = Stream.of(
                    FacetIndex.PROPERTIES, OF_THINGS.keySet(), OF_THINGS.get(Vocabulary.MESH), ReleaseFacets.PROPERTIES)
            .flatMap(Collection::stream)
            .collect(Collectors.toUnmodifiableSet());

    private final Set<Quad> lost = new HashSet<>();
    private final Set<Quad> got = new HashSet<>();

    /** Notes a statement that the dataset had and has no more. */
    public void lost(Quad quad) {
        if (bears(quad)) {
            lost.add(quad);
        }
    }

    /** Notes a statement that the dataset had not and has now. */
    public void got(Quad quad) {
        if (bears(quad)) {
            got.add(quad);
        }
    }

    private static boolean bears(Quad quad) {
        return NOTED.contains(quad.getPredicate())
                || quad.getPredicate().equals(RDF.Nodes.type)
                        && quad.getObject().equals(Vocabulary.TRIAL);
    }

    /** The statements with a property that the dataset has lost. */
    Stream<Quad> lost(Node property) {
        return lost.stream().filter(quad -> quad.getPredicate().equals(property));
    }

    /** The statements with a property that the dataset has got. */
    Stream<Quad> got(Node property) {
        return got.stream().filter(quad -> quad.getPredicate().equals(property));
    }

    /** Whether the dataset has got a statement. */
    boolean hasGot(Quad quad) {
        return got.contains(quad);
    }

    /** Whether there are statements with any of some properties. */
    boolean bearsOn(List<Node> properties) {
        return properties.stream()
                .anyMatch(property ->
                        Stream.concat(lost(property), got(property)).findAny().isPresent());
    }

    /** What the statements are about, and the trials of conditions, interventions, sponsors and sites among that. */
    Set<Node> subjects(DatasetGraph current) {
        Set<Node> subjects =
                Stream.concat(lost.stream(), got.stream()).map(Quad::getSubject).collect(Collectors.toSet());
        OF_THINGS.forEach((said, having) -> Stream.concat(lost(said), got(said))
                .map(Quad::getSubject)
                .distinct()
                .flatMap(thing -> having.stream()
                        .flatMap(property -> Iter.asStream(current.find(Node.ANY, Node.ANY, property, thing))))
                .forEach(quad -> subjects.add(quad.getSubject())));
        return subjects;
    }
}
