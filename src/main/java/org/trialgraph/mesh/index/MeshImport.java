package org.trialgraph.mesh.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds the index of an edition from NLM's files. The index in use stays as it is until the new one is whole. */
public final class MeshImport {
    /** An edition of the same year with a smaller share than this of the records in place is taken for a part of it. */
    private static final double WHOLE_SHARE = 0.9;

    private final Path index;
    private final boolean replace;

    /**
     * @param index where the index is to stand
     * @param replace whether it may take the place of an index of another year, or of one with many more records
     */
    public MeshImport(Path index, boolean replace) {
        this.index = index;
        this.replace = replace;
    }

    /**
     * Builds the index of the records in all files together.
     *
     * @return the edition that is now in the index
     * @throws MeshFileException if a file is damaged or of another year than the others, or the index in place is of another year or
     *     has many more records
     */
    public MeshEdition run(List<Path> files) throws IOException {
        MeshEdition edition = read(files);
        checkPlace(edition);
        IndexFile.write(edition, index);
        return edition;
    }

    /** Reads the records in all files together. */
    static MeshEdition read(List<Path> files) throws IOException {
        EditionBuilder builder = new EditionBuilder();
        int year = 0;
        for (Path file : files) {
            int ofFile = MeshFileReader.read(file, builder);
            if (year != 0 && ofFile != 0 && year != ofFile) {
                throw new MeshFileException(
                        file.toString(),
                        "is MeSH " + ofFile + ", the file before it is MeSH " + year,
                        "give files of one year only");
            }
            year = Math.max(year, ofFile);
        }
        String first = files.get(0).toString();
        if (!builder.hasDescriptors()) {
            String remedy = "name descYYYY.xml or mesh.nt of the same year in the same command";
            throw new MeshFileException(first, "holds no descriptors", remedy);
        }
        int known = year != 0 ? year : builder.latestEstablished();
        if (known == 0) {
            String remedy = "give the file a name with the year, such as mesh2024.nt.gz or desc2024.xml";
            throw new MeshFileException(first, "does not tell the year of its MeSH", remedy);
        }
        return builder.build(known);
    }

    private void checkPlace(MeshEdition edition) throws IOException {
        MeshIndex inPlace = replace || !Files.exists(index) ? null : inPlace();
        if (inPlace == null) {
            return;
        }
        if (inPlace.year() != edition.year()) {
            throw inTheWay("is the index of MeSH " + inPlace.year() + ", the files are MeSH " + edition.year());
        }
        int records = edition.records().size();
        if (records < inPlace.size() * WHOLE_SHARE) {
            throw inTheWay("has " + inPlace.size() + " records, the files only " + records
                    + ": they may be a part of MeSH " + edition.year());
        }
    }

    private MeshFileException inTheWay(String what) {
        return new MeshFileException(index.toString(), what, "add --replace to put the one in the place of the other");
    }

    /** The index in place; null where it cannot be read, so that a damaged index does not stand in the way. */
    private @Nullable MeshIndex inPlace() throws IOException {
        try {
            return IndexFile.open(index);
        } catch (MeshFileException e) {
            return null;
        }
    }
}
