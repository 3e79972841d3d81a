package org.trialgraph.mesh.index;

import java.util.List;
import org.trialgraph.text.ResourceLines;

/**
 * What a record is about, as bits, told by its place in the trees ({@code semantic-types.tsv}); kept in the index so that linking
 * need not read records.
 */
public enum SemanticType {
    /** A disease, disorder, symptom or injury. */
    DISEASE,
    /** A state of mind or of reproduction that trials name as a condition, such as pregnancy. */
    STATE,
    /** A drug, biological or other substance. */
    SUBSTANCE,
    /** A treatment that is no substance, such as an operation. */
    TREATMENT,
    /** Too general to be meant when it is only a part of a name, such as tablets or syndrome. */
    GENERAL,
    /** A supplementary record: where a descriptor has the same name, the descriptor is meant. */
    SUPPLEMENTARY,
    /** Stem cells and cord blood, which are given as drugs are. */
    CELLS,
    /** A sign or symptom: within the name of a disease it is not meant for itself. */
    SYMPTOM,
    /** A process such as ischemia or fibrosis: a disease whose name ends in it is a case of it wherever the trees put it. */
    PROCESS,
    /** A tumor of glands or surfaces, by its tissue, such as carcinoma. */
    TUMOR_TYPE,
    /** Tumors of a place in the body. */
    TUMOR_SITE;

    private static final List<Rule> RULES = ResourceLines.beside(SemanticType.class, "semantic-types.tsv").stream()
            .map(line -> line.split("\t"))
            .map(cells -> new Rule(valueOf(cells[0]), cells[1]))
            .toList();

    /**
     * A line of the table.
     *
     * @param place beginning of a tree number, or an id
     */
    private record Rule(SemanticType type, String place) {
        boolean fits(MeshRecord record) {
            return record.id().equals(place) || record.trees().stream().anyMatch(tree -> tree.startsWith(place));
        }
    }

    /** The type as a bit; several are put together with {@code |}. */
    public final int bit() {
        return 1 << ordinal();
    }

    /** The bits of a record. */
    static int of(MeshRecord record) {
        int types = record.kind().isDescriptor() ? 0 : SUPPLEMENTARY.bit();
        types |= switch (record.kind()) {
            case DISEASE -> DISEASE.bit();
            case CHEMICAL -> SUBSTANCE.bit();
            case PROTOCOL -> TREATMENT.bit();
            default -> 0;
        };
        for (Rule rule : RULES) {
            types |= rule.fits(record) ? rule.type().bit() : 0;
        }
        boolean high = !record.trees().isEmpty()
                && record.trees().stream().allMatch(tree -> tree.length() <= generalLevels(tree) * 4 - 1);
        return high ? types | GENERAL.bit() : types;
    }

    /** How many levels from the root are too general: two of most substances, four of the deep trees of proteins and acids. */
    private static int generalLevels(String tree) {
        return !tree.startsWith("D") ? 1 : tree.startsWith("D12") || tree.startsWith("D13") ? 4 : 2;
    }
}
