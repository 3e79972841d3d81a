package org.trialgraph.rdf;

import java.util.List;
import org.apache.jena.sparql.core.Quad;
import org.trialgraph.model.Publisher;
import org.trialgraph.model.SourceDocument;
import org.trialgraph.model.Trial;

/**
 * All statements that one document makes of one trial.
 *
 * @param subject the trial's IRI
 * @param trial what was read
 * @param document where it was read
 * @param publisher who published the document
 * @param format name of the document's format
 * @param quads the statements, in a fixed order, none twice
 */
public record TrialQuads(
        String subject, Trial trial, SourceDocument document, Publisher publisher, String format, List<Quad> quads) {}
