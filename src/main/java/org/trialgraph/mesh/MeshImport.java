package org.trialgraph.mesh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Builds the index of an edition from NLM's files. The index in use stays as it is until the new one is whole. */
public final class MeshImport {
    private final Path index;
    private final boolean replace;

    /**
     * @param index where the index is to stand
     * @param replace whether it may take the place of an index of another year
     */
    public MeshImport(Path index, boolean replace) {
        this.index = index;
        this.replace = replace;
    }

    /**
     * Builds the index of the records in all files together.
     *
     * @return the edition that is now in the index
     * @throws MeshFileException if a file is damaged or of another year than the others, or the index in place is of another year
     */
    public MeshEdition run(List<Path> files) throws IOException {
        MeshEdition edition = read(files);
        checkYear(edition.year());
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

    private void checkYear(int year) throws IOException {
        if (replace || !Files.exists(index)) {
            return;
        }
        int inPlace = yearInPlace();
        if (inPlace != 0 && inPlace != year) {
            throw new MeshFileException(
                    index.toString(),
                    "",
                    "is the index of MeSH " + inPlace + ", the files are MeSH " + year,
                    "add --replace to put the one in the place of the other");
        }
    }

    /** The year of the index in place; 0 where it cannot be read, so that a damaged index does not stand in the way. */
    private int yearInPlace() throws IOException {
        try {
            return IndexFile.open(index).year();
        } catch (MeshFileException e) {
            return 0;
        }
    }
}
