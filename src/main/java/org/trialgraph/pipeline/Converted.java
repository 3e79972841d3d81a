package org.trialgraph.pipeline;

import java.util.List;
import java.util.Optional;
import org.apache.jena.sparql.core.Quad;
import org.trialgraph.format.Format;
import org.trialgraph.model.Finding;
import org.trialgraph.model.SourceDocument;
import org.trialgraph.rdf.TrialQuads;

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
