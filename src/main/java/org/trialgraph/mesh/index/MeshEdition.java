package org.trialgraph.mesh.index;

import java.util.List;
import java.util.Map;

/**
 * A year's MeSH, or a part of it.
 *
 * @param year the year of the edition, such as 2024
 * @param records its records, by id
 * @param details what is said of a record besides its names and places, by its id
 * @param qualifiers names of qualifiers by their ids
 * @param leftOut number of records that the files have and this has not, because they are of a class that is not known
 */
public record MeshEdition(
        int year,
        List<MeshRecord> records,
        Map<String, MeshDetail> details,
        Map<String, String> qualifiers,
        int leftOut) {
    /** Copies the lists. */
    public MeshEdition {
        records = List.copyOf(records);
        details = Map.copyOf(details);
        qualifiers = Map.copyOf(qualifiers);
    }

    /** An edition of which only names and places are known. */
    public MeshEdition(int year, List<MeshRecord> records) {
        this(year, records, Map.of(), Map.of(), 0);
    }

    /** What is said of a record besides its names and places. */
    public MeshDetail detail(MeshRecord record) {
        return details.getOrDefault(record.id(), MeshDetail.NONE);
    }
}
