package org.trialgraph.search;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.engine.binding.Binding;

/**
 * What the first page shows and every search counts by: the index of facets, and counts of the release as a whole. It is counted
 * once, when a release is built, and read from a file of the release from then on.
 *
 * @param index the trials that have each value of each facet
 * @param updated the latest update that any registry gives; empty where none does
 * @param captured when the newest document was retrieved; empty where that is not known
 * @param years the trials that start in a year, the latest first
 * @param terms the documents under terms of use, the most first
 */
public record ReleaseFacets(
        FacetIndex index, String updated, String captured, List<YearCount> years, List<TermsCount> terms) {
    private static final int YEARS = 15;

    /** The trials that start in a year. */
    public record YearCount(String year, long trials) {}

    /** The documents of a publisher that are under the same licence, or terms in words. */
    public record TermsCount(Node publisher, Node terms, long documents) {}

    /** Counts a dataset, within a read transaction. */
    static ReleaseFacets of(DatasetGraph current) {
        DatasetGraph all = DatasetGraphFactory.wrap(current.getUnionGraph());
        List<YearCount> years = SparqlQueries.select(
                        all,
                        "SELECT ?value (COUNT(DISTINCT ?trial) AS ?count) { ?trial tg:startDate ?date . "
                                + "BIND (SUBSTR(STR(?date), 1, 4) AS ?value) } GROUP BY ?value ORDER BY DESC(?value) LIMIT "
                                + YEARS)
                .stream()
                .map(row -> new YearCount(words(row, "value"), count(row)))
                .toList();
        List<TermsCount> terms = SparqlQueries.select(
                        all,
                        "SELECT ?publisher ?value (COUNT(?d) AS ?count) "
                                + "{ ?d tg:publisher ?publisher ; dcterms:license|dcterms:rights ?value }"
                                + " GROUP BY ?publisher ?value ORDER BY DESC(?count)")
                .stream()
                .filter(row -> row.contains("value"))
                .map(row -> new TermsCount(row.get("publisher"), row.get("value"), count(row)))
                .toList();
        return new ReleaseFacets(
                new FacetIndex(current),
                latest(all, "tg:lastUpdateDate"),
                latest(all, "prov:generatedAtTime"),
                years,
                terms);
    }

    private static String latest(DatasetGraph all, String property) {
        return SparqlQueries.select(all, "SELECT (MAX(STR(?d)) AS ?value) { ?t " + property + " ?d }").stream()
                .filter(row -> row.contains("value"))
                .map(row -> words(row, "value"))
                .findFirst()
                .orElse("");
    }

    private static String words(Binding row, String name) {
        return row.get(name).getLiteralLexicalForm();
    }

    private static long count(Binding row) {
        return Long.parseLong(words(row, "count"));
    }

    /**
     * Counts a dataset that is complete, within a read transaction, and writes the file; the same dataset gives the same bytes.
     *
     * @param file its name tells the form of the file: another form has another name
     */
    public static void write(DatasetGraph current, Path file) throws IOException {
        ReleaseFacets facets = of(current);
        try (DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(new GZIPOutputStream(Files.newOutputStream(file))))) {
            out.writeUTF(facets.updated);
            out.writeUTF(facets.captured);
            out.writeInt(facets.years.size());
            for (YearCount year : facets.years) {
                out.writeUTF(year.year);
                out.writeLong(year.trials);
            }
            out.writeInt(facets.terms.size());
            for (TermsCount terms : facets.terms) {
                out.writeUTF(terms.publisher.getURI());
                out.writeBoolean(terms.terms.isURI());
                out.writeUTF(terms.terms.isURI() ? terms.terms.getURI() : terms.terms.getLiteralLexicalForm());
                out.writeUTF(terms.terms.isURI() ? "" : terms.terms.getLiteralLanguage());
                out.writeLong(terms.documents);
            }
            facets.index.write(out);
        }
    }

    /** Reads the file of a release; of one that has none, as earlier versions made them, its dataset is counted. */
    public static ReleaseFacets open(Path file, DatasetGraph current) throws IOException {
        if (!Files.exists(file)) {
            return current.calculateRead(() -> of(current));
        }
        try (DataInputStream in = new DataInputStream(
                new BufferedInputStream(new GZIPInputStream(Files.newInputStream(file), 1 << 16)))) {
            String updated = in.readUTF();
            String captured = in.readUTF();
            List<YearCount> years = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                years.add(new YearCount(in.readUTF(), in.readLong()));
            }
            List<TermsCount> terms = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                Node publisher = NodeFactory.createURI(in.readUTF());
                boolean resource = in.readBoolean();
                String text = in.readUTF();
                String language = in.readUTF();
                Node node = resource ? NodeFactory.createURI(text) : NodeFactory.createLiteralLang(text, language);
                terms.add(new TermsCount(publisher, node, in.readLong()));
            }
            return new ReleaseFacets(new FacetIndex(in), updated, captured, years, terms);
        }
    }
}
