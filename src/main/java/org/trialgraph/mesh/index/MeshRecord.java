package org.trialgraph.mesh.index;

import java.util.List;

/**
 * One descriptor or supplementary record of MeSH.
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
 */
public record MeshRecord(
        String id,
        MeshKind kind,
        String label,
        boolean active,
        List<Term> terms,
        List<String> trees,
        List<String> broader,
        List<String> actions,
        List<String> mappedTo) {
    /** Copies the lists. */
    public MeshRecord {
        terms = List.copyOf(terms);
        trees = List.copyOf(trees);
        broader = List.copyOf(broader);
        actions = List.copyOf(actions);
        mappedTo = List.copyOf(mappedTo);
    }

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
}
