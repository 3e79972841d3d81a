package org.trialgraph.store.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.core.DatasetGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trialgraph.pipeline.RdfOutput.Syntax;
import org.trialgraph.query.StoreQueries;
import org.trialgraph.rdf.Iris;
import org.trialgraph.store.Statements;

/** Dumps of a store. */
class DumpIT {
    private static final Statements OLD =
            Statements.of("NCT00000001").document("a").updated("2019-01-01").titled("\"old\"");
    private static final Statements NEW =
            Statements.of("NCT00000001").document("b").updated("2020-01-01").titled("\"new\"");
    private static final Statements OTHER =
            Statements.of("ChiCTR2000000002").document("c").titled("\"另一个\"@zh");

    @TempDir
    private Path folder;

    @Test
    void write_sameDocumentsInAnyOrder_sameBytes() throws Exception {
        Path one = folder.resolve("one");
        Path other = folder.resolve("other");
        Statements.publish(one, OLD, NEW, OTHER);
        Statements.publish(other, OTHER);
        Statements.publish(other, NEW);
        Statements.publish(other, OLD);
        assertThat(dump(one, Syntax.NQUADS)).hasSameBinaryContentAs(dump(other, Syntax.NQUADS));
        assertThat(one.resolve("export/SHA256SUMS")).hasSameBinaryContentAs(other.resolve("export/SHA256SUMS"));
    }

    @Test
    void write_everySyntax_readsBack() throws Exception {
        Path data = folder.resolve("data");
        Statements.publish(data, NEW, OTHER);
        for (Syntax syntax : List.of(Syntax.NQUADS, Syntax.TRIG, Syntax.TURTLE, Syntax.NTRIPLES)) {
            DatasetGraph read = RDFDataMgr.loadDatasetGraph(dump(data, syntax).toString());
            boolean quads = syntax == Syntax.NQUADS || syntax == Syntax.TRIG;
            assertThat((quads ? read.getUnionGraph() : read.getDefaultGraph())
                            .find(null, null, null)
                            .toList())
                    .as(syntax.name())
                    .anyMatch(t -> t.getObject().toString().contains("另一个"));
        }
        assertThat(Files.readString(data.resolve("export/void.ttl"))).contains("dataDump");
    }

    private static Path dump(Path data, Syntax syntax) throws Exception {
        try (StoreQueries store = StoreQueries.open(data)) {
            return new Dump(store.dataset(), new Iris(store.base()))
                    .write(syntax, data.resolve("export"))
                    .get(0);
        }
    }
}
