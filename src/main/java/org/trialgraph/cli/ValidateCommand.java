package org.trialgraph.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.trialgraph.check.ShaclCheck;
import org.trialgraph.check.ShaclReport;
import org.trialgraph.pipeline.Converter.Converted;
import org.trialgraph.query.StoreQueries;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code validate}: holds a store, or documents that are not published yet, against the SHACL shapes. */
@Command(name = "validate")
final class ValidateCommand extends TrialgraphCommand {
    @Mixin
    private ReadOptions options;

    @Mixin
    private DataOption data;

    @Parameters(arity = "0..*", paramLabel = "SOURCE", description = "Documents to check instead of the store.")
    private List<String> sources = List.of();

    @Option(names = "--report", paramLabel = "F.ttl")
    private Path report;

    @Override
    public Integer call() throws IOException {
        ReadOptions.requireThere(sources);
        ShaclReport result = new ShaclReport();
        int rejected = sources.isEmpty() ? store(result) : documents(result);
        out().println(result.text());
        if (report != null) {
            result.write(report);
        }
        return result.conforms() ? rejected : Main.SOME_REJECTED;
    }

    private int store(ShaclReport result) throws IOException {
        data.tellCopies(messages());
        try (StoreQueries queries = StoreQueries.open(data.folder())) {
            DatasetGraph store = queries.dataset();
            store.executeRead(() -> new ShaclCheck().check(store.getUnionGraph(), result));
        }
        return 0;
    }

    /** Each document by itself: two documents of one trial are two accounts of it, not one graph. */
    private int documents(ShaclReport result) throws IOException {
        ShaclCheck check = new ShaclCheck();
        try (SourceReader reader = new SourceReader(options, messages(), ReportOption.none())) {
            reader.read(sources, ValidateCommand::graph, graph -> graph.ifPresent(g -> check.check(g, result)));
            return reader.finish();
        }
    }

    private static Optional<Graph> graph(Converted converted) {
        return converted.quads().map(quads -> {
            Graph graph = GraphFactory.createDefaultGraph();
            quads.quads().stream().map(Quad::asTriple).forEach(graph::add);
            return graph;
        });
    }
}
