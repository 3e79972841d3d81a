package org.trialgraph.mesh;

import java.io.InputStream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.trialgraph.mesh.MeshConcept.RelationKind;
import org.trialgraph.rdf.MeshVocabulary;

/**
 * Reads MeSH in NLM's RDF vocabulary as N-Triples, current ({@code mesh/D…}) or of a year ({@code mesh/2024/D…}). Only names
 * in English, or of no language, are taken.
 */
final class MeshTriples extends StreamRDFBase {
    private static final String MESH = MeshVocabulary.MESH;
    private static final String VOCABULARY = MeshVocabulary.VOCABULARY;

    private final MeshCollector collector;
    private final TermTriples terms = new TermTriples();
    private int year;

    private MeshTriples(MeshCollector collector) {
        this.collector = collector;
    }

    /**
     * Reads a file into a collector.
     *
     * @return the year in the IRIs; 0 where they are not of a year
     * @throws RiotException if a line is no triple, or a property of MeSH has a value that it cannot have
     */
    static int read(InputStream in, MeshCollector collector) {
        MeshTriples reader = new MeshTriples(collector);
        RDFParser.source(in)
                .lang(Lang.NTRIPLES)
                .checking(false)
                .errorHandler(ErrorHandlerFactory.errorHandlerStrictNoLogging)
                .parse(reader);
        reader.terms.join(collector);
        return reader.year;
    }

    @Override
    public void triple(Triple triple) {
        Node subject = triple.getSubject();
        if (!isMesh(subject)) {
            return;
        }
        String property = triple.getPredicate().getURI();
        Node object = triple.getObject();
        try {
            if (property.startsWith(VOCABULARY)) {
                statement(id(subject), property.substring(VOCABULARY.length()), object);
            } else if (property.equals(RDF.type.getURI())) {
                kind(id(subject), object);
            } else if (property.equals(RDFS.label.getURI()) && english(object)) {
                label(id(subject), object.getLiteralLexicalForm());
            }
        } catch (UnsupportedOperationException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new RiotException("no statement of MeSH: " + subject + " " + property + " " + object, e);
        }
    }

    private void statement(String subject, String property, Node object) {
        switch (property) {
            case "concept" -> terms.concept(subject, id(object));
            case "preferredConcept" -> terms.preferredConcept(subject, id(object));
            case "term" -> terms.term(subject, id(object));
            case "preferredTerm" -> terms.preferredTerm(subject, id(object));
            case "prefLabel", "altLabel" -> name(subject, object, property.equals("altLabel"));
            case "narrowerConcept", "broaderConcept", "relatedConcept" ->
                terms.relation(subject, RelationKind.of(property).orElseThrow(), id(object));
            case "treeNumber" -> collector.draft(subject).trees.add(id(object));
            case "broaderDescriptor" -> collector.draft(subject).broader(id(object));
            case "pharmacologicalAction" -> collector.draft(subject).action(id(object));
            case "preferredMappedTo" -> collector.draft(subject).mappedTo(id(object));
            case "mappedTo" -> collector.draft(subject).detail.alsoMappedTo(id(object));
            case "allowableQualifier" -> collector.draft(subject).detail.qualifier(id(object));
            case "active" -> active(subject, object.getLiteralLexicalForm());
            case "dateEstablished" -> established(subject, object.getLiteralLexicalForm());
            default -> {
                // notes, other dates, pairs and sources are not needed
            }
        }
    }

    private void name(String term, Node name, boolean permuted) {
        if (english(name)) {
            terms.name(term, name.getLiteralLexicalForm(), permuted);
        }
    }

    private void label(String subject, String label) {
        if (isRecord(subject)) {
            collector.draft(subject).label = label;
        } else {
            collector.qualifier(subject, label);
        }
    }

    private void active(String subject, String value) {
        boolean active = value.equals("true") || value.equals("1");
        if (isRecord(subject)) {
            collector.draft(subject).active = active;
        } else if (!active) {
            terms.retire(subject);
        }
    }

    private void established(String subject, String date) {
        collector.established(Integer.parseInt(date.substring(0, 4)));
        if (isRecord(subject)) {
            collector.draft(subject).detail.established(date);
        }
    }

    private void kind(String subject, Node object) {
        if (object.isURI() && object.getURI().startsWith(VOCABULARY)) {
            MeshKind.ofClass(object.getURI().substring(VOCABULARY.length()))
                    .ifPresent(kind -> collector.draft(subject).kind = kind);
        }
    }

    /** Descriptors and supplementary records have ids of D or C and digits; tree numbers begin alike but hold a dot or are short. */
    static boolean isRecord(String id) {
        return id.length() >= 7
                && (id.charAt(0) == 'D' || id.charAt(0) == 'C')
                && id.indexOf('.') < 0
                && id.indexOf('Q') < 0;
    }

    private static boolean isMesh(Node node) {
        return node.isURI() && node.getURI().startsWith(MESH);
    }

    private static boolean english(Node name) {
        return name.isLiteral()
                && (name.getLiteralLanguage().isEmpty()
                        || name.getLiteralLanguage().startsWith("en"));
    }

    private String id(Node node) {
        if (!isMesh(node)) {
            throw new IllegalArgumentException("not of MeSH");
        }
        String local = node.getURI().substring(MESH.length());
        if (local.length() > 5 && local.charAt(4) == '/' && Character.isDigit(local.charAt(0))) {
            year = Integer.parseInt(local.substring(0, 4));
            return local.substring(5);
        }
        return local;
    }
}
