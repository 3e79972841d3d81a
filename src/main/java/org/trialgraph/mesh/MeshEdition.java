package org.trialgraph.mesh;

import java.util.List;

/**
 * A year's MeSH, or a part of it.
 *
 * @param year the year of the edition, such as 2024
 * @param records its records, by id
 */
public record MeshEdition(int year, List<MeshRecord> records) {
    /** Copies the list. */
    public MeshEdition {
        records = List.copyOf(records);
    }
}
