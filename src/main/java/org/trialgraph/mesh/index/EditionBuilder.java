package org.trialgraph.mesh.index;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.trialgraph.mesh.index.MeshRecord.Concept;
import org.trialgraph.mesh.index.MeshRecord.ConceptTerm;
import org.trialgraph.mesh.index.MeshRecord.Kind;
import org.trialgraph.mesh.index.MeshRecord.Relation;
import org.trialgraph.mesh.index.MeshRecord.Sort;
import org.trialgraph.mesh.index.MeshRecord.Term;

/**
 * Gathers what the files of an edition say, statement by statement in the words of NLM's RDF vocabulary and in any order, and puts
 * the records together at the end.
 */
final class EditionBuilder {
    private static final String OBSOLETE = "[OBSOLETE] ";

    /** Values by subject and property. */
    private final SortedMap<String, Map<String, List<String>>> statements = new TreeMap<>();

    private final Map<String, String> byTree = new HashMap<>();
    private int latestEstablished;

    /**
     * Takes a statement.
     *
     * @param subject id of what it is about
     * @param property local name of its property in NLM's vocabulary, or {@code type} or {@code label}
     * @param value an id or words
     */
    void add(String subject, String property, String value) {
        boolean needed = switch (property) {
            case "type" -> Kind.of(value).isPresent();
            case "label" -> isRecord(subject) || RecordCodec.isNumeric('Q', subject);
            case "active" -> isRecord(subject) || !isTrue(value);
            case "dateEstablished" -> {
                latestEstablished = Math.max(latestEstablished, Integer.parseInt(value.substring(0, 4)));
                yield isRecord(subject);
            }
            default -> true;
        };
        if (needed) {
            statements
                    .computeIfAbsent(subject, s -> new TreeMap<>())
                    .computeIfAbsent(property, p -> new ArrayList<>(1))
                    .add(value.strip());
        }
    }

    /** Descriptors and supplementary records have ids of D or C and digits; tree numbers begin alike but hold a dot or are short. */
    private static boolean isRecord(String id) {
        return id.length() >= 7
                && (id.charAt(0) == 'D' || id.charAt(0) == 'C')
                && id.indexOf('.') < 0
                && !MeshRecord.isPair(id);
    }

    private static boolean isTrue(String value) {
        return value.equals("true") || value.equals("1");
    }

    /** The values of some properties, each once, sorted. */
    private List<String> values(String subject, String... properties) {
        Map<String, List<String>> said = statements.getOrDefault(subject, Map.of());
        return Stream.of(properties)
                .flatMap(property -> said.getOrDefault(property, List.of()).stream())
                .distinct()
                .sorted()
                .toList();
    }

    private List<String> valuesInUse(String subject, String... properties) {
        return values(subject, properties).stream().filter(this::isActive).toList();
    }

    /** The value that is told last of a property that has one only. */
    private Optional<String> value(String subject, String property) {
        List<String> values = statements.getOrDefault(subject, Map.of()).getOrDefault(property, List.of());
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(values.size() - 1));
    }

    private boolean isActive(String id) {
        return value(id, "active").map(EditionBuilder::isTrue).orElse(true);
    }

    /**
     * The edition of all records of which the files said enough.
     *
     * @param year the year of the edition; where it is 0, the latest in which a descriptor came into use, if the files tell
     */
    MeshEdition build(int year) {
        List<MeshRecord> records = new ArrayList<>();
        SortedMap<String, String> qualifiers = new TreeMap<>();
        int leftOut = 0;
        statements.keySet().forEach(id -> values(id, "treeNumber").forEach(tree -> byTree.put(tree, id)));
        for (String id : statements.keySet()) {
            Optional<String> label = value(id, "label");
            Optional<Kind> kind = value(id, "type").flatMap(Kind::of);
            if (label.isPresent() && !isRecord(id)) {
                qualifiers.put(id, label.get());
            } else if (label.isPresent() && kind.isPresent()) {
                records.add(record(id, kind.get(), label.get()));
            } else if (label.isPresent()) {
                leftOut++;
            }
        }
        return new MeshEdition(year != 0 ? year : latestEstablished, records, qualifiers, leftOut);
    }

    private MeshRecord record(String id, Kind kind, String label) {
        boolean obsolete = label.startsWith(OBSOLETE);
        String heading = obsolete ? label.substring(OBSOLETE.length()) : label;
        List<String> concepts = valuesInUse(id, "concept", "preferredConcept");
        return new MeshRecord(
                id,
                kind,
                heading,
                isActive(id) && !obsolete,
                names(heading, concepts),
                values(id, "treeNumber"),
                broader(id),
                values(id, "pharmacologicalAction"),
                values(id, "preferredMappedTo"),
                detail(id, concepts));
    }

    /** The descriptors directly above. Where a file has tree numbers only, they follow from these. */
    private List<String> broader(String id) {
        Stream<String> byPlace = values(id, "treeNumber").stream()
                .map(tree -> byTree.get(tree.substring(0, Math.max(0, tree.lastIndexOf('.')))))
                .filter(Objects::nonNull);
        return Stream.concat(values(id, "broaderDescriptor").stream(), byPlace)
                .distinct()
                .sorted()
                .toList();
    }

    /** The names that some concepts give a record, without repetition, the heading first. */
    private List<Term> names(String heading, List<String> concepts) {
        List<Term> names = new ArrayList<>();
        for (String concept : concepts) {
            for (String term : valuesInUse(concept, "term", "preferredTerm")) {
                values(term, "prefLabel").forEach(label -> names.add(new Term(label, Sort.ENTRY)));
                values(term, "altLabel").forEach(variant -> names.add(new Term(variant, Sort.PERMUTED)));
            }
        }
        names.sort(Comparator.comparing(Term::sort).thenComparing(Term::text));
        names.add(0, new Term(heading, Sort.HEADING));
        Set<String> seen = new HashSet<>();
        names.removeIf(term -> !seen.add(term.text().toLowerCase(Locale.ROOT)));
        return List.copyOf(names);
    }

    private MeshRecord.Detail detail(String id, List<String> concepts) {
        List<String> preferred = values(id, "preferredMappedTo");
        return new MeshRecord.Detail(
                value(id, "dateEstablished"),
                values(id, "allowableQualifier").stream()
                        .filter(qualifier -> RecordCodec.isNumeric('Q', qualifier))
                        .toList(),
                values(id, "mappedTo").stream()
                        .filter(target -> !preferred.contains(target))
                        .toList(),
                concepts.stream()
                        .filter(concept -> RecordCodec.isNumeric('M', concept))
                        .map(concept ->
                                concept(concept, values(id, "preferredConcept").contains(concept)))
                        .filter(concept -> !concept.terms().isEmpty())
                        .sorted(Comparator.comparing(concept -> !concept.preferred())) // stable: then by id
                        .toList());
    }

    /** A concept with those of its terms whose words are known. */
    private Concept concept(String id, boolean preferred) {
        Optional<String> preferredTerm = value(id, "preferredTerm");
        Stream<ConceptTerm> terms = valuesInUse(id, "term", "preferredTerm").stream()
                .filter(term -> RecordCodec.isNumeric('T', term))
                .flatMap(term -> value(term, "prefLabel").stream()
                        .map(label -> new ConceptTerm(
                                term, preferredTerm.equals(Optional.of(term)), label, values(term, "altLabel"))));
        Stream<Relation> relations = Stream.of("narrowerConcept", "broaderConcept", "relatedConcept")
                .flatMap(property -> values(id, property).stream().map(other -> new Relation(property, other)));
        return new Concept(
                id,
                preferred,
                terms.sorted(Comparator.comparing(term -> !term.preferred())).toList(),
                relations
                        .filter(relation -> RecordCodec.isNumeric('M', relation.concept()))
                        .sorted(Comparator.comparing(Relation::concept))
                        .toList(),
                value(id, "scopeNote"));
    }
}
