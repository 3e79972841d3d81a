package org.trialgraph.mesh.index;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
import org.trialgraph.mesh.index.MeshConcept.Relation;
import org.trialgraph.mesh.index.MeshConcept.RelationKind;
import org.trialgraph.mesh.index.MeshRecord.Sort;
import org.trialgraph.rdf.MeshVocabulary;

/**
 * Reads MeSH in NLM's RDF vocabulary as N-Triples, current ({@code mesh/D…}) or of a year ({@code mesh/2024/D…}). Only names
 * in English, or of no language, are taken. Statements on concepts and terms may stand anywhere; they are put together at the end.
 */
final class MeshTriplesReader extends StreamRDFBase {
    private static final String MESH = MeshVocabulary.MESH;
    private static final String VOCABULARY = MeshVocabulary.VOCABULARY;

    private final EditionBuilder edition;
    private final Map<String, Set<String>> conceptsOfRecord = new HashMap<>();
    private final Map<String, Concept> concepts = new HashMap<>();
    private final Map<String, List<Name>> namesOfTerm = new HashMap<>();
    private final Set<String> retired = new HashSet<>();
    private int year;

    /** What is said of a concept. */
    private static final class Concept {
        private final Set<String> terms = new LinkedHashSet<>(4);
        private final List<Relation> relations = new ArrayList<>(0);
        private boolean preferred;
        private String preferredTerm = "";
    }

    /** A name of a term, the permuted ones marked. */
    private record Name(String text, boolean permuted) {}

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
        reader.conceptsOfRecord.forEach(reader::addConcepts);
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
                type(id(subject), object);
            } else if (property.equals(RDFS.label.getURI()) && isEnglish(object)) {
                label(id(subject), object.getLiteralLexicalForm());
            }
        } catch (UnsupportedOperationException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new RiotException("no statement of MeSH: " + subject + " " + property + " " + object, e);
        }
    }

    private void statement(String subject, String property, Node object) {
        switch (property) {
            case "concept", "preferredConcept" -> {
                conceptsOfRecord
                        .computeIfAbsent(subject, r -> new LinkedHashSet<>(2))
                        .add(id(object));
                concept(id(object)).preferred |= property.equals("preferredConcept");
            }
            case "term", "preferredTerm" -> term(subject, id(object), property.equals("preferredTerm"));
            case "prefLabel", "altLabel" -> name(subject, object, property.equals("altLabel"));
            case "narrowerConcept", "broaderConcept", "relatedConcept" ->
                concept(subject)
                        .relations
                        .add(new Relation(RelationKind.of(property).orElseThrow(), id(object)));
            case "treeNumber" -> edition.record(subject).trees.add(id(object));
            case "broaderDescriptor" -> edition.record(subject).broader.add(id(object));
            case "pharmacologicalAction" -> edition.record(subject).actions.add(id(object));
            case "preferredMappedTo" -> edition.record(subject).mappedTo.add(id(object));
            case "mappedTo" -> edition.record(subject).alsoMappedTo.add(id(object));
            case "allowableQualifier" -> edition.record(subject).qualifiers.add(id(object));
            case "active" -> active(subject, object.getLiteralLexicalForm());
            case "dateEstablished" -> established(subject, object.getLiteralLexicalForm());
            default -> {
                // notes, other dates, pairs and sources are not needed
            }
        }
    }

    private Concept concept(String id) {
        return concepts.computeIfAbsent(id, concept -> new Concept());
    }

    /** Takes a term of a concept; NLM says of a record too which term names it, which adds nothing. */
    private void term(String subject, String term, boolean preferred) {
        if (!preferred || subject.startsWith("M")) {
            concept(subject).terms.add(term);
        }
        if (preferred && subject.startsWith("M")) {
            concept(subject).preferredTerm = term;
        }
    }

    private void name(String term, Node name, boolean permuted) {
        if (isEnglish(name)) {
            namesOfTerm
                    .computeIfAbsent(term, t -> new ArrayList<>(2))
                    .add(new Name(name.getLiteralLexicalForm(), permuted));
        }
    }

    private void label(String subject, String label) {
        if (isRecord(subject)) {
            edition.record(subject).label = label;
        } else {
            edition.addQualifier(subject, label);
        }
    }

    private void active(String subject, String value) {
        boolean active = value.equals("true") || value.equals("1");
        if (isRecord(subject)) {
            edition.record(subject).active = active;
        } else if (!active) {
            retired.add(subject);
        }
    }

    private void established(String subject, String date) {
        edition.addEstablished(Integer.parseInt(date.substring(0, 4)));
        if (isRecord(subject)) {
            edition.record(subject).established = date;
        }
    }

    private void type(String subject, Node type) {
        if (type.isURI() && type.getURI().startsWith(VOCABULARY)) {
            MeshKind.ofClass(type.getURI().substring(VOCABULARY.length()))
                    .ifPresent(kind -> edition.record(subject).kind = kind);
        }
    }

    /** Gives a record its concepts and names, save those that are not in use any more. */
    private void addConcepts(String record, Set<String> ofRecord) {
        if (!isRecord(record)) {
            return;
        }
        for (String id : ofRecord) {
            if (!retired.contains(id)) {
                addConcept(edition.record(record), id, concept(id));
            }
        }
    }

    private void addConcept(RecordBuilder record, String id, Concept said) {
        RecordBuilder.Concept concept = record.concept(id);
        concept.preferred = said.preferred;
        concept.preferredTerm = said.preferredTerm;
        said.relations.forEach(relation -> concept.relate(relation.kind(), relation.concept()));
        for (String term : said.terms) {
            for (Name name : retired.contains(term) ? List.<Name>of() : namesOfTerm.getOrDefault(term, List.of())) {
                record.add(name.text(), name.permuted() ? Sort.PERMUTED : Sort.ENTRY);
                concept.add(term, name.text(), name.permuted());
            }
        }
    }

    /** Descriptors and supplementary records have ids of D or C and digits; tree numbers begin alike but hold a dot or are short. */
    private static boolean isRecord(String id) {
        return id.length() >= 7
                && (id.charAt(0) == 'D' || id.charAt(0) == 'C')
                && id.indexOf('.') < 0
                && !MeshRecord.isPair(id);
    }

    private static boolean isMesh(Node node) {
        return node.isURI() && node.getURI().startsWith(MESH);
    }

    private static boolean isEnglish(Node name) {
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
