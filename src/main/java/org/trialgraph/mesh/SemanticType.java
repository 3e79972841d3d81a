package org.trialgraph.mesh;

import java.util.List;
import java.util.Set;

/** What a record is about, as bits, told by its place in the trees; kept in the index so that linking need not read records. */
final class SemanticType {
    /** A disease, disorder, symptom or injury. */
    static final int DISEASE = 1;

    /** A state of mind or of reproduction that trials name as a condition, such as pregnancy. */
    static final int STATE = 2;

    /** A drug, biological or other substance. */
    static final int SUBSTANCE = 4;

    /** A treatment that is no substance, such as an operation. */
    static final int TREATMENT = 8;

    /** Too general to be meant when it is only a part of a name, such as tablets or syndrome. */
    static final int GENERAL = 16;

    /** A supplementary record: where a descriptor has the same name, the descriptor is meant. */
    static final int SUPPLEMENTARY = 32;

    /** Stem cells and cord blood, which are given as drugs are. */
    static final int CELLS = 64;

    /** A sign or symptom: within the name of a disease it is not meant for itself. */
    static final int SYMPTOM = 128;

    /** A process such as ischemia or fibrosis: a disease whose name ends in it is a case of it wherever the trees put it. */
    static final int PROCESS = 256;

    /** A tumor of glands or surfaces, by its tissue, such as carcinoma. */
    static final int TUMOR_TYPE = 512;

    /** Tumors of a place in the body. */
    static final int TUMOR_SITE = 1024;

    private static final List<String> DISEASES = List.of("C", "F03");
    private static final List<String> STATES =
            List.of("F01", "F02", "G08", "G07.203.650", "E01.370.600.115", "N06.230");
    private static final List<String> TREATMENTS = List.of("E02", "E04", "F04", "E03", "I02.233", "G11.427.410.698");
    private static final List<String> TISSUES = List.of("A11.872", "A12.207.152.200");

    /** Attributes of diseases; dosage forms; markers; antigens; actions and uses at large; elements, anions, radioisotopes. */
    private static final List<String> GENERALS = List.of(
            "C23.550.288",
            "D26.255",
            "D26.776",
            "D23.101",
            "D23.050",
            "D27.888",
            "D27.720",
            "D01.268",
            "D01.248.497",
            "D01.029",
            "D01.496.749");

    /** Vaccines, preparations, glycoproteins and others as such; death, emergencies, acute, chronic disease, adverse effects. */
    private static final Set<String> GENERAL_IDS = Set.of(
            "D014612", "D010087", "D013431", "D010710", "D002712", "D000143", "D003643", "D006023", "D002908",
            "D000208", "D064420", "D004630");

    private SemanticType() {}

    /** The bits of a record. */
    static int of(MeshRecord record) {
        int scope = any(record, DISEASES) || record.kind() == MeshKind.DISEASE ? DISEASE : 0;
        scope |= any(record, STATES) ? STATE : 0;
        scope |= any(record, List.of("D")) || record.kind() == MeshKind.CHEMICAL ? SUBSTANCE : 0;
        scope |= any(record, TREATMENTS) || record.kind() == MeshKind.PROTOCOL ? TREATMENT : 0;
        scope |= record.kind().compareTo(MeshKind.CHEMICAL) >= 0 ? SUPPLEMENTARY : 0;
        scope |= any(record, TISSUES) ? CELLS : 0;
        scope |= any(record, List.of("C23.888")) ? SYMPTOM : 0;
        scope |= any(record, List.of("C23.550")) ? PROCESS : 0;
        scope |= any(record, List.of("C04.557.470")) ? TUMOR_TYPE : 0;
        scope |= any(record, List.of("C04.588")) ? TUMOR_SITE : 0;
        return scope | (general(record) ? GENERAL : 0);
    }

    private static boolean general(MeshRecord record) {
        boolean high = !record.trees().isEmpty()
                && record.trees().stream().allMatch(tree -> tree.length() <= levels(tree) * 4 - 1);
        return high || any(record, GENERALS) || GENERAL_IDS.contains(record.id());
    }

    /** How many levels from the root are too general: two of most substances, four of the deep trees of proteins and acids. */
    private static int levels(String tree) {
        return !tree.startsWith("D") ? 1 : tree.startsWith("D12") || tree.startsWith("D13") ? 4 : 2;
    }

    private static boolean any(MeshRecord record, List<String> branches) {
        return record.trees().stream().anyMatch(tree -> branches.stream().anyMatch(tree::startsWith));
    }
}
