package org.trialgraph.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.trialgraph.format.Format;
import org.trialgraph.format.ReadResult;
import org.trialgraph.model.Finding;
import org.trialgraph.model.SourceDocument;
import org.trialgraph.rdf.TrialGraph;
import org.trialgraph.rdf.TrialQuads;

/** Turns readings into RDF: the work of the pipeline for every command that publishes. */
public record Converter(TrialGraph graph) implements Pipeline.Work<Converted> {
    @Override
    public Converted make(SourceDocument document, Optional<Format> format, ReadResult reading) {
        List<Finding> findings = new ArrayList<>(reading.findings());
        Optional<TrialQuads> quads = format.flatMap(f -> reading.trial()
                .flatMap(trial -> graph.quads(trial, document, f.publisher(trial), f.name(), findings::add)));
        return new Converted(document, format, quads, List.copyOf(findings));
    }
}
