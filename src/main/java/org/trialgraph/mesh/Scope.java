package org.trialgraph.mesh;

import java.util.List;

/** What a record is about, as bits, told by its place in the trees; kept in the index so that linking need not read records. */
final class Scope {
    /** A disease, disorder, symptom or injury. */
    static final int DISEASE = 1;

    /** A state of mind or of reproduction that trials name as a condition, such as pregnancy. */
    static final int STATE = 2;

    /** A drug, biological or other substance. */
    static final int SUBSTANCE = 4;

    /** A treatment or an investigation that is no substance. */
    static final int TREATMENT = 8;

    /** Too general to be meant when it is only a part of a name, such as tablets or syndrome. */
    static final int GENERAL = 16;

    /** A supplementary record: where a descriptor has the same name, the descriptor is meant. */
    static final int SUPPLEMENTARY = 32;

    private static final List<String> DISEASES = List.of("C", "F03");
    private static final List<String> STATES =
            List.of("F01", "F02", "G08", "G07.203.650", "E01.370.600.115", "N06.230");
    private static final List<String> TREATMENTS = List.of("E02", "E04", "F04", "E03", "I02.233", "G11.427.410.698");

    /** Dosage forms, actions and uses, markers, antigens, bare elements and ions, proteins at large, attributes of diseases. */
    private static final List<String> GENERALS = List.of(
            "C23.550.288",
            "C23.550.291",
            "D26.255",
            "D26.776",
            "D23.101",
            "D23.050",
            "D27.888",
            "D27.720",
            "D12.776.377");

    private Scope() {}

    /** The bits of a record. */
    static int of(MeshRecord record) {
        int scope = any(record, DISEASES) || record.kind() == MeshKind.DISEASE ? DISEASE : 0;
        scope |= any(record, STATES) ? STATE : 0;
        scope |= any(record, List.of("D")) || record.kind() == MeshKind.CHEMICAL ? SUBSTANCE : 0;
        scope |= any(record, TREATMENTS) || record.kind() == MeshKind.PROTOCOL ? TREATMENT : 0;
        scope |= record.kind().compareTo(MeshKind.CHEMICAL) >= 0 ? SUPPLEMENTARY : 0;
        return scope | (general(record) ? GENERAL : 0);
    }

    private static boolean general(MeshRecord record) {
        boolean high = !record.trees().isEmpty()
                && record.trees().stream().allMatch(tree -> tree.length() <= (tree.startsWith("D") ? 7 : 3));
        return high || any(record, GENERALS);
    }

    private static boolean any(MeshRecord record, List<String> branches) {
        return record.trees().stream().anyMatch(tree -> branches.stream().anyMatch(tree::startsWith));
    }
}
