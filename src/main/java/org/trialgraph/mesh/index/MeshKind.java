package org.trialgraph.mesh.index;

import java.util.Arrays;
import java.util.Optional;

/** Sorts of MeSH records, with the class that NLM's vocabulary has for each, in the order of the numbers in its XML. */
public enum MeshKind {
    TOPICAL("TopicalDescriptor"),
    PUBLICATION_TYPE("PublicationType"),
    CHECK_TAG("CheckTag"),
    GEOGRAPHICAL("GeographicalDescriptor"),
    CHEMICAL("SCR_Chemical"),
    PROTOCOL("SCR_Protocol"),
    DISEASE("SCR_Disease"),
    ORGANISM("SCR_Organism"),
    POPULATION("SCR_Population"),
    ANATOMY("SCR_Anatomy");

    private final String className;

    MeshKind(String className) {
        this.className = className;
    }

    /** Local name of the class in {@code http://id.nlm.nih.gov/mesh/vocab#}. */
    public String className() {
        return className;
    }

    /** Whether it is one of descriptors, not of supplementary records. */
    public boolean isDescriptor() {
        return compareTo(CHEMICAL) < 0;
    }

    /** The kind by the local name of its class; empty for classes that are no records, such as concepts. */
    public static Optional<MeshKind> ofClass(String className) {
        return Arrays.stream(values())
                .filter(k -> k.className.equals(className))
                .findFirst();
    }

    /** The kind by the {@code DescriptorClass} of NLM's XML, 1 to 4. */
    public static Optional<MeshKind> ofDescriptorClass(String number) {
        return between(TOPICAL, GEOGRAPHICAL, number);
    }

    /** The kind by the {@code SCRClass} of NLM's XML, 1 to 6. */
    public static Optional<MeshKind> ofSupplementaryClass(String number) {
        return between(CHEMICAL, ANATOMY, number);
    }

    private static Optional<MeshKind> between(MeshKind first, MeshKind last, String number) {
        return Arrays.stream(values(), first.ordinal(), last.ordinal() + 1)
                .filter(kind -> number.equals(Integer.toString(kind.ordinal() - first.ordinal() + 1)))
                .findFirst();
    }
}
