package org.trialgraph.mesh.index;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One descriptor or supplementary record of MeSH. All ids are NLM's own.
 *
 * @param id its unpadded id, such as {@code D000741}
 * @param kind what sort of record it is
 * @param label its heading
 * @param active whether it is in the year's edition; a retired one is kept only so that it can be told from an unknown one
 * @param terms all its terms, the heading first
 * @param trees tree numbers, sorted; none for a supplementary record
 * @param broader ids of the descriptors directly above it, sorted
 * @param actions ids of the descriptors of its pharmacological actions, sorted
 * @param mappedTo descriptors, or pairs of descriptor and qualifier such as {@code D002164Q000031}, that a supplementary record is
 *     preferably mapped to, sorted
 * @param detail what linking does not need
 */
public record MeshRecord(
        String id,
        Kind kind,
        String label,
        boolean active,
        List<Term> terms,
        List<String> trees,
        List<String> broader,
        List<String> actions,
        List<String> mappedTo,
        Detail detail) {
    /** The descriptor of a descriptor, or of a pair of descriptor and qualifier. */
    public static String descriptorOf(String target) {
        return isPair(target) ? target.substring(0, target.indexOf('Q')) : target;
    }

    /** The qualifier of a pair of descriptor and qualifier. */
    public static String qualifierOf(String pair) {
        return pair.substring(pair.indexOf('Q'));
    }

    /** Whether an id is of a pair of descriptor and qualifier, which NLM names by both ids in one: {@code D002164Q000031}. */
    public static boolean isPair(String id) {
        return id.indexOf('Q') > 0;
    }

    /** Sorts of records, with the class that NLM's vocabulary has for each and the element of its XML. */
    public enum Kind {
        TOPICAL("TopicalDescriptor", "DescriptorRecord[DescriptorClass=1]"),
        PUBLICATION_TYPE("PublicationType", "DescriptorRecord[DescriptorClass=2]"),
        CHECK_TAG("CheckTag", "DescriptorRecord[DescriptorClass=3]"),
        GEOGRAPHICAL("GeographicalDescriptor", "DescriptorRecord[DescriptorClass=4]"),
        CHEMICAL("SCR_Chemical", "SupplementalRecord[SCRClass=1]"),
        PROTOCOL("SCR_Protocol", "SupplementalRecord[SCRClass=2]"),
        DISEASE("SCR_Disease", "SupplementalRecord[SCRClass=3]"),
        ORGANISM("SCR_Organism", "SupplementalRecord[SCRClass=4]"),
        POPULATION("SCR_Population", "SupplementalRecord[SCRClass=5]"),
        ANATOMY("SCR_Anatomy", "SupplementalRecord[SCRClass=6]");

        private final String className;
        private final String element;

        Kind(String className, String element) {
            this.className = className;
            this.element = element;
        }

        /** Local name of the class in {@code http://id.nlm.nih.gov/mesh/vocab#}. */
        public String className() {
            return className;
        }

        /** Whether it is one of descriptors, not of supplementary records. */
        public boolean isDescriptor() {
            return compareTo(CHEMICAL) < 0;
        }

        /** The kind by the local name of its class or by its element; empty for what is no record, such as a concept. */
        static Optional<Kind> of(String name) {
            return Arrays.stream(values())
                    .filter(kind -> kind.className.equals(name) || kind.element.equals(name))
                    .findFirst();
        }
    }

    /**
     * A name of a record.
     *
     * @param text the words as NLM writes them
     * @param sort what the name is to the record
     */
    public record Term(String text, Sort sort) {}

    /** What a name is to its record. */
    public enum Sort {
        /** The preferred name. */
        HEADING,
        /** A synonym or narrower name that stands for the record. */
        ENTRY,
        /** An entry term with its words turned round, such as {@code Anemias, Aplastic}. */
        PERMUTED,
        /** A name that NLM does not have and this project adds; in the index only, never among the terms of a record. */
        ADDED
    }

    /**
     * What NLM says of a record besides its names and places. Linking does not need it; the graph of MeSH holds it.
     *
     * @param established when a descriptor came into use, such as {@code 1984-01-01}; empty where the file does not tell
     * @param qualifiers ids of the qualifiers that a descriptor may be indexed with, sorted
     * @param alsoMappedTo descriptors, or pairs of descriptor and qualifier, that a supplementary record is mapped to, though
     *     not preferably; sorted
     * @param concepts its concepts, the preferred one first, then by id
     */
    public record Detail(
            Optional<String> established, List<String> qualifiers, List<String> alsoMappedTo, List<Concept> concepts) {}

    /**
     * A meaning within a record, with the terms that express it.
     *
     * @param id its id, such as {@code M0001120}
     * @param preferred whether it is the one that names the record
     * @param terms its terms, the preferred one first, then by id
     * @param relations how it stands to other concepts of the record, by their ids
     * @param scopeNote what it means, in a sentence or several; empty where the file does not tell
     */
    public record Concept(
            String id,
            boolean preferred,
            List<ConceptTerm> terms,
            List<Relation> relations,
            Optional<String> scopeNote) {
        /** The term that names the concept; empty where the file does not tell. */
        public Optional<ConceptTerm> preferredTerm() {
            return terms.stream().filter(ConceptTerm::preferred).findFirst();
        }
    }

    /**
     * A term of a concept.
     *
     * @param id its id, such as {@code T002237}
     * @param preferred whether it is the one that names the concept
     * @param label its words as NLM writes them
     * @param variants its permuted forms, sorted
     */
    public record ConceptTerm(String id, boolean preferred, String label, List<String> variants) {}

    /**
     * How a concept stands to another of its record.
     *
     * @param property what the other is to this one: local name of a property in {@code http://id.nlm.nih.gov/mesh/vocab#}
     * @param concept id of the other
     */
    public record Relation(String property, String concept) {}
}
