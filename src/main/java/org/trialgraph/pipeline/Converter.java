package org.trialgraph.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.core.Quad;
import org.trialgraph.format.Format;
import org.trialgraph.format.ReadResult;
import org.trialgraph.model.Finding;
import org.trialgraph.model.Finding.Severity;
import org.trialgraph.model.Publisher;
import org.trialgraph.model.SourceDocument;
import org.trialgraph.model.Trial;
import org.trialgraph.rdf.TrialGraph;
import org.trialgraph.rdf.TrialQuads;

/** Turns readings into RDF: the work of the pipeline for every command that publishes. */
public final class Converter implements Pipeline.Work<Converted> {
    private final TrialGraph graph;

    public Converter(TrialGraph graph) {
        this.graph = graph;
    }

    @Override
    public Converted make(SourceDocument document, Optional<Format> format, ReadResult reading) {
        List<Finding> findings = new ArrayList<>(reading.findings());
        Optional<TrialQuads> quads =
                format.flatMap(f -> reading.trial().flatMap(trial -> quads(document, f, trial, findings)));
        return new Converted(document, format, quads, List.copyOf(findings));
    }

    private Optional<TrialQuads> quads(SourceDocument document, Format format, Trial trial, List<Finding> findings) {
        Publisher publisher = format.publisher(trial);
        Optional<Node> subject = graph.subject(trial, publisher);
        if (subject.isEmpty()) {
            findings.add(new Finding(
                    Severity.REJECTED,
                    document.origin(),
                    "",
                    "a trial without a number and without a title",
                    "save the whole page, with its heading"));
            return Optional.empty();
        }
        Set<Quad> quads = new LinkedHashSet<>();
        StreamRDF out = new StreamRDFBase() {
            @Override
            public void quad(Quad quad) {
                quads.add(quad);
            }
        };
        graph.write(subject.get(), trial, document, publisher, format.name(), out, findings::add);
        return Optional.of(
                new TrialQuads(subject.get().getURI(), trial, document, publisher, format.name(), List.copyOf(quads)));
    }
}
