package org.trialgraph.mesh.index;

import java.io.InputStream;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.trialgraph.rdf.MeshVocabulary;

/**
 * Reads MeSH in NLM's RDF vocabulary as N-Triples, current ({@code mesh/D…}) or of a year ({@code mesh/2024/D…}). Only names
 * in English, or of no language, are taken; notes, other dates, pairs and sources are not needed.
 */
final class MeshTriplesReader extends StreamRDFBase {
    private static final Set<String> OF_RESOURCES = Set.of(
            ("allowableQualifier broaderConcept broaderDescriptor concept mappedTo narrowerConcept pharmacologicalAction"
                            + " preferredConcept preferredMappedTo preferredTerm relatedConcept term treeNumber")
                    .split(" "));
    private static final Set<String> OF_LITERALS =
            Set.of("active", "altLabel", "dateEstablished", "label", "prefLabel");

    private final EditionBuilder edition;
    private int year;

    private MeshTriplesReader(EditionBuilder edition) {
        this.edition = edition;
    }

    /**
     * Reads a file.
     *
     * @return the year in the IRIs; 0 where they are not of a year
     * @throws RiotException if a line is no triple, or a property of MeSH has a value that it cannot have
     */
    static int read(InputStream in, EditionBuilder edition) {
        MeshTriplesReader reader = new MeshTriplesReader(edition);
        RDFParser.source(in)
                .lang(Lang.NTRIPLES)
                .checking(false)
                .errorHandler(ErrorHandlerFactory.errorHandlerStrictNoLogging)
                .parse(reader);
        return reader.year;
    }

    @Override
    public void triple(Triple triple) {
        Node subject = triple.getSubject();
        if (subject.isURI() && subject.getURI().startsWith(MeshVocabulary.MESH)) {
            try {
                statement(id(subject), triple.getPredicate().getURI(), triple.getObject());
            } catch (UnsupportedOperationException | IllegalArgumentException | IndexOutOfBoundsException e) {
                String said = subject + " " + triple.getPredicate() + " " + triple.getObject();
                throw new RiotException("no statement of MeSH: " + said, e);
            }
        }
    }

    private void statement(String subject, String property, Node object) {
        String name = property.equals(RDFS.label.getURI()) ? "label" : vocabularyName(property);
        if (property.equals(RDF.type.getURI()) && object.isURI()) {
            edition.add(subject, "type", vocabularyName(object.getURI()));
        } else if (OF_RESOURCES.contains(name)) {
            edition.add(subject, name, id(object));
        } else if (OF_LITERALS.contains(name) && isEnglish(object)) {
            edition.add(subject, name, object.getLiteralLexicalForm());
        }
    }

    /** The local name of a class or property of NLM's vocabulary; empty for another's. */
    private static String vocabularyName(String uri) {
        return uri.startsWith(MeshVocabulary.VOCABULARY) ? uri.substring(MeshVocabulary.VOCABULARY.length()) : "";
    }

    private static boolean isEnglish(Node name) {
        return name.isLiteral()
                && (name.getLiteralLanguage().isEmpty()
                        || name.getLiteralLanguage().startsWith("en"));
    }

    private String id(Node node) {
        if (!node.getURI().startsWith(MeshVocabulary.MESH)) {
            throw new IllegalArgumentException("not of MeSH");
        }
        String local = node.getURI().substring(MeshVocabulary.MESH.length());
        if (local.length() > 5 && local.charAt(4) == '/' && Character.isDigit(local.charAt(0))) {
            year = Integer.parseInt(local.substring(0, 4));
            return local.substring(5);
        }
        return local;
    }
}
