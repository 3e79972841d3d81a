package org.trialgraph.mesh.index;

import java.util.List;
import java.util.SortedMap;

/**
 * A year's MeSH, or a part of it.
 *
 * @param year the year of the edition, such as 2024; 0 where the files do not tell
 * @param records its records, by id
 * @param qualifiers names of qualifiers by their ids
 * @param leftOut number of records that the files have and this has not, because they are of a class that is not known
 */
public record MeshEdition(int year, List<MeshRecord> records, SortedMap<String, String> qualifiers, int leftOut) {}
