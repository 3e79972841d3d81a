package org.trialgraph.search;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.collections4.Bag;
import org.apache.commons.collections4.ListUtils;
import org.apache.commons.collections4.bag.HashBag;
import org.apache.commons.lang3.ObjectUtils;
import org.apache.commons.lang3.tuple.Pair;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.trialgraph.model.TrialProperties;
import org.trialgraph.rdf.Vocabulary;

/**
 * What the first page shows and every search counts by: the index of facets, and counts of the release as a whole. It is counted
 * once, when a release is built, and read from a file of the release from then on.
 *
 * @param index the trials that have each value of each facet
 * @param updated the latest update that any registry gives; empty where none does
 * @param captured when the newest document was retrieved; empty where that is not known
 * @param terms the documents under terms of use, the most first
 */
public record ReleaseFacets(FacetIndex index, String updated, String captured, List<TermsCount> terms) {
    private static final Node UPDATED = Vocabulary.property(TrialProperties.LAST_UPDATE_DATE);
    private static final List<Node> TERMS = List.of(Vocabulary.LICENSE, Vocabulary.RIGHTS);
    /** Beside those of the index. */
    static final List<Node> PROPERTIES =
            ListUtils.union(TERMS, List.of(Vocabulary.PUBLISHER, UPDATED, Vocabulary.GENERATED_AT));

    /** The documents of a publisher that are under the same licence, or terms in words. */
    public record TermsCount(Node publisher, Node terms, long documents) {}

    /** Counts a dataset that is complete, within a read transaction. */
    public static ReleaseFacets of(DatasetGraph current) {
        Bag<Pair<Node, Node>> terms = new HashBag<>();
        for (Node property : TERMS) {
            current.find(Node.ANY, Node.ANY, property, Node.ANY)
                    .forEachRemaining(quad -> publishers(current, quad.getSubject())
                            .forEach(publisher -> terms.add(Pair.of(publisher, quad.getObject()))));
        }
        return new ReleaseFacets(
                new FacetIndex(current),
                latest(current, UPDATED),
                latest(current, Vocabulary.GENERATED_AT),
                counts(terms));
    }

    /** Those of the same dataset after some changes, within a read transaction. */
    public ReleaseFacets after(FacetChanges changes, DatasetGraph current) {
        Bag<Pair<Node, Node>> counted = new HashBag<>();
        terms.forEach(each -> counted.add(Pair.of(each.publisher, each.terms), Math.toIntExact(each.documents)));
        List<Node> ofDocuments = ListUtils.union(TERMS, List.of(Vocabulary.PUBLISHER));
        ofDocuments.stream()
                .flatMap(property -> Stream.concat(changes.lost(property), changes.got(property)))
                .map(Quad::getSubject)
                .distinct()
                .forEach(document -> {
                    List<Quad> now = ofDocuments.stream()
                            .flatMap(property -> Iter.asStream(current.find(Node.ANY, document, property, Node.ANY)))
                            .toList();
                    Stream<Quad> before = Stream.concat(
                            now.stream().filter(quad -> !changes.hasGot(quad)),
                            ofDocuments.stream()
                                    .flatMap(changes::lost)
                                    .filter(quad -> quad.getSubject().equals(document)));
                    terms(before.toList()).forEach(each -> counted.remove(each, 1));
                    counted.addAll(terms(now));
                });
        return new ReleaseFacets(
                new FacetIndex(index, current, changes),
                latest(updated, UPDATED, changes, current),
                latest(captured, Vocabulary.GENERATED_AT, changes, current),
                counts(counted));
    }

    /** Publishers with terms that the statements about one document give. */
    private static List<Pair<Node, Node>> terms(List<Quad> document) {
        return document.stream()
                .filter(quad -> TERMS.contains(quad.getPredicate()))
                .flatMap(quad -> document.stream()
                        .filter(other -> other.getPredicate().equals(Vocabulary.PUBLISHER))
                        .map(other -> Pair.of(other.getObject(), quad.getObject())))
                .toList();
    }

    private static List<TermsCount> counts(Bag<Pair<Node, Node>> terms) {
        return terms.uniqueSet().stream()
                .map(each -> new TermsCount(each.getLeft(), each.getRight(), terms.getCount(each)))
                .sorted(Comparator.comparing(TermsCount::documents).reversed().thenComparing(TermsCount::toString))
                .toList();
    }

    private static Stream<Node> publishers(DatasetGraph current, Node document) {
        return Iter.asStream(current.find(Node.ANY, document, Vocabulary.PUBLISHER, Node.ANY))
                .map(Quad::getObject);
    }

    private static String latest(DatasetGraph current, Node property) {
        return latest(Iter.asStream(current.find(Node.ANY, Node.ANY, property, Node.ANY)));
    }

    private static String latest(Stream<Quad> statements) {
        return statements
                .map(quad -> quad.getObject().getLiteralLexicalForm())
                .max(Comparator.naturalOrder())
                .orElse("");
    }

    /** All are gone through only where the latest so far is among those that are no more. */
    private static String latest(String before, Node property, FacetChanges changes, DatasetGraph current) {
        String got = latest(changes.got(property));
        return got.compareTo(before) < 0 && latest(changes.lost(property)).equals(before)
                ? latest(current, property)
                : ObjectUtils.max(before, got);
    }

    /**
     * Writes the file; that of the same dataset has the same bytes.
     *
     * @param file its name tells the form of the file: another form has another name
     */
    public void write(Path file) throws IOException {
        try (DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(new GZIPOutputStream(Files.newOutputStream(file))))) {
            out.writeUTF(updated);
            out.writeUTF(captured);
            out.writeInt(terms.size());
            for (TermsCount each : terms) {
                out.writeUTF(each.publisher.getURI());
                out.writeBoolean(each.terms.isURI());
                out.writeUTF(each.terms.isURI() ? each.terms.getURI() : each.terms.getLiteralLexicalForm());
                out.writeUTF(each.terms.isURI() ? "" : each.terms.getLiteralLanguage());
                out.writeLong(each.documents);
            }
            index.write(out);
        }
    }

    /** Reads the file of a release; of one that has none, as earlier versions made them, its dataset is counted. */
    public static ReleaseFacets open(Path file, DatasetGraph current) throws IOException {
        return Files.exists(file) ? read(file) : current.calculateRead(() -> of(current));
    }

    /** Reads the file of a release. */
    public static ReleaseFacets read(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(
                new BufferedInputStream(new GZIPInputStream(Files.newInputStream(file), 1 << 16)))) {
            String updated = in.readUTF();
            String captured = in.readUTF();
            List<TermsCount> terms = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                Node publisher = NodeFactory.createURI(in.readUTF());
                boolean resource = in.readBoolean();
                String text = in.readUTF();
                String language = in.readUTF();
                Node node = resource ? NodeFactory.createURI(text) : NodeFactory.createLiteralLang(text, language);
                terms.add(new TermsCount(publisher, node, in.readLong()));
            }
            return new ReleaseFacets(new FacetIndex(in), updated, captured, terms);
        }
    }
}
