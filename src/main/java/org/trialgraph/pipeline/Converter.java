package org.trialgraph.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.lang3.StringUtils;
import org.apache.jena.sparql.core.Quad;
import org.trialgraph.format.Format;
import org.trialgraph.format.ReadResult;
import org.trialgraph.model.Finding;
import org.trialgraph.model.SourceDocument;
import org.trialgraph.rdf.TrialGraph;
import org.trialgraph.rdf.TrialQuads;
import org.trialgraph.text.Privacy;

/** Turns readings into RDF: the work of the pipeline for every command that publishes. */
public record Converter(TrialGraph graph) implements Pipeline.Work<Converter.Converted> {
    @Override
    public Converted make(SourceDocument document, Optional<Format> format, ReadResult reading) {
        List<Finding> findings = new ArrayList<>(reading.findings());
        Optional<TrialQuads> quads = format.flatMap(f -> reading.trial()
                .flatMap(trial -> graph.quads(trial, document, f.publisher(trial), f.name(), findings::add)));
        findings.replaceAll(Converter::withoutPersons);
        return new Converted(document, format, quads, List.copyOf(findings));
    }

    /** A finding quotes values of the document, also behind its name, and findings end up in logs. */
    private static Finding withoutPersons(Finding finding) {
        String document = StringUtils.substringBefore(finding.document(), "#");
        String record = finding.document().substring(document.length());
        return new Finding(
                finding.severity(),
                document + Privacy.ignore(record),
                Privacy.ignore(finding.place()),
                Privacy.ignore(finding.what()),
                finding.remedy());
    }

    /**
     * What came of one record on its way from document to RDF.
     *
     * @param document the document
     * @param format its format, where one recognises it
     * @param quads the trial's statements; empty where the record was rejected
     * @param findings problems met on the way
     */
    public record Converted(
            SourceDocument document, Optional<Format> format, Optional<TrialQuads> quads, List<Finding> findings) {
        /** The statements of the trial; none where the record was rejected. */
        public List<Quad> statements() {
            return quads.map(TrialQuads::quads).orElse(List.of());
        }
    }
}
