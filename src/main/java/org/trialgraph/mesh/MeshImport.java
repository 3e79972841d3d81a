package org.trialgraph.mesh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

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
        MeshCollector collector = new MeshCollector();
        int year = 0;
        for (Path file : files) {
            int ofFile = MeshFileReader.read(file, collector);
            if (year != 0 && ofFile != 0 && year != ofFile) {
                throw new MeshFileException(
                        file.toString(),
                        "",
                        "is MeSH " + ofFile + ", the file before it is MeSH " + year,
                        "give files of one year only");
            }
            year = Math.max(year, ofFile);
        }
        if (!collector.hasDescriptors()) {
            throw new MeshFileException(
                    files.get(0).toString(),
                    "",
                    "holds no descriptors",
                    "name descYYYY.xml or mesh.nt of the same year in the same command");
        }
        return collector.edition(known(year, collector, files));
    }

    private static int known(int year, MeshCollector collector, List<Path> files) throws MeshFileException {
        int known = year != 0 ? year : collector.latestEstablished();
        if (known == 0) {
            throw new MeshFileException(
                    files.get(0).toString(),
                    "",
                    "does not tell the year of its MeSH",
                    "give the file a name with the year, such as mesh2024.nt.gz or desc2024.xml");
        }
        return known;
    }

    private void checkPlace(MeshEdition edition) throws IOException {
        Optional<MeshIndex> inPlace = replace || !Files.exists(index) ? Optional.empty() : inPlace();
        if (inPlace.isEmpty()) {
            return;
        }
        int year = inPlace.get().year();
        int records = inPlace.get().size();
        if (year != edition.year()) {
            throw inTheWay("is the index of MeSH " + year + ", the files are MeSH " + edition.year());
        }
        if (edition.records().size() < records * WHOLE_SHARE) {
            throw inTheWay("has " + records + " records, the files only "
                    + edition.records().size() + ": they may be a part of MeSH " + year);
        }
    }

    private MeshFileException inTheWay(String what) {
        return new MeshFileException(
                index.toString(), "", what, "add --replace to put the one in the place of the other");
    }

    /** The index in place; empty where it cannot be read, so that a damaged index does not stand in the way. */
    private Optional<MeshIndex> inPlace() throws IOException {
        try {
            return Optional.of(IndexFile.open(index));
        } catch (MeshFileException e) {
            return Optional.empty();
        }
    }
}
