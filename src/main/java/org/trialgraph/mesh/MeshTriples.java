package org.trialgraph.mesh;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.trialgraph.mesh.MeshRecord.Sort;

/** Reads MeSH in NLM's RDF vocabulary as N-Triples, current ({@code mesh/D…}) or of a year ({@code mesh/2024/D…}). */
final class MeshTriples extends StreamRDFBase {
    private static final String MESH = MeshVocabulary.MESH;
    private static final String VOCABULARY = MeshVocabulary.VOCABULARY;

    private final MeshCollector collector;
    private final Map<String, List<String>> concepts = new HashMap<>();
    private final Map<String, List<String>> conceptTerms = new HashMap<>();
    private final Map<String, List<Name>> names = new HashMap<>();
    private int year;

    private MeshTriples(MeshCollector collector) {
        this.collector = collector;
    }

    /** A name of a term, the permuted ones marked. */
    private record Name(String text, boolean permuted) {}

    /**
     * Reads a file into a collector.
     *
     * @return the year in the IRIs; 0 where they are not of a year
     * @throws org.apache.jena.riot.RiotException if a line is no triple
     */
    static int read(InputStream in, MeshCollector collector) {
        MeshTriples reader = new MeshTriples(collector);
        RDFParser.source(in)
                .lang(Lang.NTRIPLES)
                .checking(false)
                .errorHandler(ErrorHandlerFactory.errorHandlerStrictNoLogging)
                .parse(reader);
        reader.join();
        return reader.year;
    }

    @Override
    public void triple(Triple triple) {
        Node subject = triple.getSubject();
        if (!subject.isURI() || !subject.getURI().startsWith(MESH)) {
            return;
        }
        String property = triple.getPredicate().getURI();
        Node object = triple.getObject();
        if (property.startsWith(VOCABULARY)) {
            statement(id(subject), property.substring(VOCABULARY.length()), object);
        } else if (property.equals(RDF.type.getURI())) {
            kind(id(subject), object);
        } else if (property.equals(RDFS.label.getURI()) && isRecord(id(subject))) {
            collector.draft(id(subject)).label = object.getLiteralLexicalForm();
        }
    }

    private void statement(String subject, String property, Node object) {
        switch (property) {
            case "concept", "preferredConcept" -> add(concepts, subject, id(object));
            case "term", "preferredTerm" -> add(conceptTerms, subject, id(object));
            case "prefLabel" -> add(names, subject, new Name(object.getLiteralLexicalForm(), false));
            case "altLabel" -> add(names, subject, new Name(object.getLiteralLexicalForm(), true));
            case "treeNumber" -> collector.draft(subject).trees.add(id(object));
            case "broaderDescriptor" -> collector.draft(subject).broader(id(object));
            case "pharmacologicalAction" -> collector.draft(subject).action(id(object));
            case "preferredMappedTo" -> collector.draft(subject).mappedTo(id(object));
            case "active" -> active(subject, object.getLiteralLexicalForm());
            case "dateEstablished" ->
                collector.established(
                        Integer.parseInt(object.getLiteralLexicalForm().substring(0, 4)));
            default -> {
                // notes, dates, qualifiers and sources are not needed to link
            }
        }
    }

    private void active(String subject, String value) {
        if (isRecord(subject)) {
            collector.draft(subject).active = value.equals("true") || value.equals("1");
        }
    }

    private void kind(String subject, Node object) {
        if (object.isURI() && object.getURI().startsWith(VOCABULARY)) {
            MeshKind.ofClass(object.getURI().substring(VOCABULARY.length()))
                    .ifPresent(kind -> collector.draft(subject).kind = kind);
        }
    }

    /** Descriptors and supplementary records have ids of D or C and digits; tree numbers begin alike but hold a dot or are short. */
    private static boolean isRecord(String id) {
        return id.length() >= 7
                && (id.charAt(0) == 'D' || id.charAt(0) == 'C')
                && id.indexOf('.') < 0
                && id.indexOf('Q') < 0;
    }

    private void join() {
        concepts.forEach((record, ofRecord) -> {
            if (isRecord(record)) {
                ofRecord.forEach(concept -> names(concept)
                        .forEach(name -> collector
                                .draft(record)
                                .term(name.text(), name.permuted() ? Sort.PERMUTED : Sort.ENTRY)));
            }
        });
    }

    private List<Name> names(String concept) {
        return conceptTerms.getOrDefault(concept, List.of()).stream()
                .flatMap(term -> names.getOrDefault(term, List.of()).stream())
                .toList();
    }

    private String id(Node node) {
        String local = node.getURI().substring(MESH.length());
        if (local.length() > 5 && local.charAt(4) == '/' && Character.isDigit(local.charAt(0))) {
            year = Integer.parseInt(local.substring(0, 4));
            return local.substring(5);
        }
        return local;
    }

    private static <T> void add(Map<String, List<T>> map, String key, T value) {
        map.computeIfAbsent(key, k -> new ArrayList<>(2)).add(value);
    }
}
